using OrleansChat.WebFront.Demo;
using OrleansChat.WebFront.Edge;
using OrleansChat.WebFront.Feed;
using OrleansChat.WebFront.Hosting;
using OrleansChat.WebFront.Hubs;
using OrleansChat.WebFront.Operators;
using OrleansChat.WebFront.Visitors;
using OrleansChat.WebFront.Widgets;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.UseDefaultUrl();
builder.Services.AddFront(builder.Configuration);
builder.Services.AddEdge();
builder.Services.AddFeed();
builder.Services.AddChatHubs();
builder.Services.AddWidgets();
builder.Services.AddVisitors();
builder.Services.AddOperators();
builder.Services.AddFrontHealth();

var app = builder.Build();
app.UseEdge();
app.MapWidgets();
app.MapVisitors();
app.MapOperators();
app.MapDemo();
app.MapFrontHealth();
await app.RunAsync();
