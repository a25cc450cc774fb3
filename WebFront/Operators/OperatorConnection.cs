using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using OrleansChat.Conversations;
using OrleansChat.Directory;
using OrleansChat.WebFront.Edge;
using OrleansChat.WebFront.Feed;

namespace OrleansChat.WebFront.Operators;

/// <summary>What an operator's connection carries from call to call.</summary>
internal sealed class OperatorConnection(ClaimsPrincipal principal, Operator person, FeedConnection ear, CallLimits limits)
{
    private IDisposable? _inbox;

    public string OperatorId { get; } = person.Id;

    public FeedConnection Ear => ear;

    public CallLimits Limits => limits;

    /// <summary>The operator with the departments that he has now.</summary>
    public Actor Actor => ear.Reader;

    /// <summary>The departments that his inbox shows.</summary>
    public string? InboxDepartment { get; private set; }

    public static OperatorConnection Of(HubCallerContext context, LimitSwitch limits, TimeProvider clock)
    {
        var http = context.GetHttpContext()!;
        var person = http.Features.GetRequiredFeature<Operator>();
        var ear = new FeedConnection(context.Features.GetRequiredFeature<HubConnectionContext>(), person.AsActor(), clock);
        return new(http.User, person, ear, new(limits, clock));
    }

    /// <summary>Watches one department's inbox, or all of the operator's; the watch before ends.</summary>
    public void WatchInbox(InboxPushes pushes, string? departmentId)
    {
        var departments = departmentId is null ? Actor.Departments
            : Actor.Departments.Contains(departmentId) ? ImmutableArray.Create(departmentId)
            : throw RefusedException.Because(RefusalCode.NotFound);
        InboxDepartment = departmentId;
        Interlocked.Exchange(ref _inbox, pushes.Begin(ear, Actor with { Departments = departments }))?.Dispose();
    }

    /// <summary>Takes over what changed about the operator; ends the connection where he may no longer have it.</summary>
    public void Check(Operator? now, InboxPushes pushes)
    {
        if (now is null || now.MustChangePassword || !SignedInOperators.IsOfEpoch(principal, now))
        {
            ear.Abort();
            return;
        }

        if (now.Departments.Order().SequenceEqual(Actor.Departments.Order())) return;
        if (Actor.Departments.Except(now.Departments).Any())
        {
            // He comes back at once and opens only what he still may.
            ear.Abort();
            return;
        }

        ear.Reader = now.AsActor();
        if (_inbox is not null) WatchInbox(pushes, InboxDepartment);
    }

    public void End() => _inbox?.Dispose();
}
