namespace OrleansChat.Tests.Simulation;

/// <summary>Places at which a silo can be killed, besides between any two steps.</summary>
internal enum CrashPoint
{
    CommandArrived,
    CommandTaken,
    BeforeLoad,
    AfterLoad,
    BeforeFind,
    AfterFind,
    BeforeAppend,
    AppendQueued,
    BeforeCommit,
    AfterCommit,
    BetweenCommitAndAnswer,
    BeforeAnswer,
    BetweenAnswerAndTell,
    AfterTell,
    InDoubt,
    BeforeFence,
    AfterFenceBeforeAnswer,
    BeforeMark,
    AfterCursorsWritten,
}
