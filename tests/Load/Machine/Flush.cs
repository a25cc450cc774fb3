using System.Diagnostics;

namespace OrleansChat.Load.Machine;

/// <summary>F: what one flush of a write-ahead log costs on this disk.</summary>
internal static class Flush
{
    private const int Page = 4096;
    private const int Times = 400;

    /// <summary>Median time of overwriting one page and flushing it, in microseconds.</summary>
    public static double MedianMicroseconds(string folder)
    {
        var path = Path.Combine(folder, "flush.probe");
        var page = new byte[Page];
        var took = new double[Times];
        using (var file = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite))
        {
            RandomAccess.Write(file, new byte[Page * 256], 0);
            RandomAccess.FlushToDisk(file);
            for (var i = 0; i < Times; i++)
            {
                var start = Stopwatch.GetTimestamp();
                RandomAccess.Write(file, page, i % 256 * Page);
                _ = Native.fdatasync((int)file.DangerousGetHandle());
                took[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            }
        }

        File.Delete(path);
        Array.Sort(took);
        return took[Times / 2];
    }
}
