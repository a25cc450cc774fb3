using System.Diagnostics;
using OrleansChat.Conversations;
using OrleansChat.Conversations.Log;
using Xunit.Abstractions;

namespace OrleansChat.Storage.Tests.Log;

/// <summary>Runs when no other test does, since the process's CPU is what it measures.</summary>
[CollectionDefinition(nameof(LogThroughputContract), DisableParallelization = true)]
public sealed class Alone;

/// <summary>Prints what a row costs; the limits are wide, so that only a mistake in kind fails here.</summary>
[Collection(nameof(LogThroughputContract))]
public abstract class LogThroughputContract(ITestOutputHelper output)
{
    private const string Text = "Hello, I have a question about my order, it should have arrived last week but the tracking page says nothing at all.";

    [Theory]
    [InlineData(200, 100)]
    [InlineData(200, 400)]
    [InlineData(200, 10)]
    [InlineData(200, 1)]
    [InlineData(5000, 100)]
    public void A_row_costs_microseconds(int conversations, int rowsPerBatch)
    {
        using var store = NewStore();
        var talks = Enumerable.Range(0, conversations).Select(i => new Talk($"session-{Talk.NewId():x}", i % 2 == 0 ? "sales" : "support")).ToList();
        foreach (var chunk in talks.Chunk(500)) store.Batches.Commit(new([.. chunk.Select(talk => Write(talk.Start()))], []));
        var batches = Enumerable.Range(0, Math.Min(20_000 / rowsPerBatch, 2_000))
            .Select(batch => new Batch([.. Enumerable.Range(0, rowsPerBatch).GroupBy(i => talks[((batch * rowsPerBatch) + (i * 7)) % conversations], (talk, own) => Write(talk, own.Count()))], []))
            .ToList();

        // The first tenth warms up: code is compiled, statements are planned.
        var warm = batches.Count / 10;
        foreach (var batch in batches.Take(warm)) store.Batches.Commit(batch);
        batches.RemoveRange(0, warm);

        var (clock, before, server) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime, store.ServerCpu());
        foreach (var batch in batches) Assert.All(store.Batches.Commit(batch), outcome => Assert.Equal(AppendOutcome.Committed, outcome));
        var (elapsed, cpu, served) = (clock.Elapsed, Environment.CpuUsage.TotalTime - before, store.ServerCpu() - server);

        var rows = batches.Count * rowsPerBatch;
        var perRow = cpu.TotalMicroseconds / rows;
        output.WriteLine($"{conversations} conversations, batches of {rowsPerBatch}: {rows / elapsed.TotalSeconds:N0} rows/s, {perRow:N1} us CPU a row, {served.TotalMicroseconds / rows:N1} us a row in the server, {elapsed.TotalMicroseconds / batches.Count:N0} us a batch");
        Assert.InRange(perRow, 0, 2_000);
    }

    private protected abstract LogStore NewStore();

    private static ConversationWrite Write(Talk talk, int messages) =>
        Write(talk.Next([.. Enumerable.Range(0, messages).Select(_ => (talk.Visitor, (ClientId?)Talk.NewClientId(), (ConversationEvent)new MessagePosted(Text)))]));

    private static ConversationWrite Write(Append append) =>
        new(append.Id, append.ExpectedHead, append.WriterEpoch, new PendingAppend(append).Rows, append.State);
}
