using OrleansChat.Conversations.Log;

namespace OrleansChat.Sql;

/// <summary>What a server answers to a batch: an outcome for each conversation by its number, or nothing where all are written.</summary>
internal static class AppendAnswer
{
    public static AppendOutcome[] Outcomes(int[]? told, int count)
    {
        var outcomes = new AppendOutcome[count];
        for (var i = 0; i < count && told is not null; i++) outcomes[i] = (AppendOutcome)told[i];
        return outcomes;
    }
}
