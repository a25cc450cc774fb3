using OrleansChat.Directory;
using OrleansChat.Silo;
using OrleansChat.WebFront.Attachments;
using OrleansChat.WebFront.Console;
using OrleansChat.WebFront.Demo;
using OrleansChat.WebFront.Edge;
using OrleansChat.WebFront.Feed;
using OrleansChat.WebFront.Hosting;
using OrleansChat.WebFront.Hubs;
using OrleansChat.WebFront.Operators;
using OrleansChat.WebFront.Visitors;
using OrleansChat.WebFront.Widgets;

return await Run(args);

/// <summary>A front, with a silo in the same process or without.</summary>
public static partial class Program
{
    /// <summary>Runs the process until it is stopped; answers its exit code.</summary>
    public static Task<int> Run(string[] args) => PlainStart.Run(args, Build);

    /// <summary>Puts the process together; nothing has been started when it is answered.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = "WebFront", ContentRootPath = AppContext.BaseDirectory });
        KeyCheck.Check(builder.Configuration);
        var database = Databases.From(builder.Configuration);
        var topology = Topology.From(builder.Configuration, database);
        builder.UseDefaultUrl();
        UrlCheck.Check(builder.Configuration);
        if (topology.Role == Role.Front) builder.AddChatClient(topology, database);
        else builder.AddChatSilo(topology, database);
        builder.Services.AddFront(builder.Configuration);
        if (database.IsServer) builder.Services.AddKeyRing(all => new(all.GetRequiredService<IKeyRingStore>().All, all.GetRequiredService<IKeyRingStore>().Add));
        builder.Services.AddEdge();
        builder.Services.AddFeed();
        builder.Services.AddChatHubs();
        builder.Services.AddFiles();
        builder.Services.AddWidgets();
        builder.Services.AddVisitors();
        builder.Services.AddOperators();
        builder.AddConsole();
        builder.Services.AddFrontHealth();
        builder.Services.AddHostedService<Welcome>();

        var app = builder.Build();
        app.UseEdge();
        app.MapWidgets();
        app.MapVisitors();
        app.MapOperators();
        app.MapConsole();
        app.MapDemo();
        app.MapFrontHealth();
        return app;
    }
}
