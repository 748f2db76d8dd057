// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/event.h"

#include "engine/reaction/reader.h"

namespace retort {

namespace {

constexpr std::string_view ownKey = "_retort";

json::Data withoutOwnKey(const json::Document& document, Reader& reader)
{
    if (document.member(0, ownKey) == json::Document::none)
        return document.dataOf(0);
    json::Builder builder;
    builder.beginObject();
    for (Reader::Index child : reader.children(0)) {
        const std::string key = document.keyOf(child);
        if (key == ownKey)
            continue;
        builder.key(key);
        builder.value(document.dataOf(child).root());
    }
    builder.end();
    return builder.take();
}

json::Data emptyObject()
{
    json::Builder builder;
    builder.beginObject();
    builder.end();
    return builder.take();
}

Event eventOf(Reader& reader, const json::Document& document)
{
    Event event;
    if (!reader.isObject(0, "reaction.an-event"))
        return event;
    event.name = reader.requiredText(0, "event");
    if (const auto own = reader.member(0, ownKey);
        own != json::Document::none && reader.isObject(own, "reaction.own-part")) {
        event.label = reader.text(own, "label");
        event.profile = reader.text(own, "profile");
        event.clock = reader.text(own, "clock");
        event.timezone = reader.text(own, "timezone");
    }
    const auto has = [&](std::string_view key) { return document.member(0, key) != json::Document::none; };
    if (has("context") && !has("profile_id") && !has("data")) {
        event.form = Event::Form::Platform;
        event.contextPointer = "/context";
        const auto context = reader.member(0, "context");
        if (context == json::Document::none)
            event.context = emptyObject();
        else if (reader.isObject(context, "reaction.a-context"))
            event.context = document.dataOf(context);
    } else {
        event.form = Event::Form::Custom;
        event.context = withoutOwnKey(document, reader);
    }
    return event;
}

} // namespace

Result<Event> readEvent(const json::Document& document)
{
    Reader reader(document);
    Event event = eventOf(reader, document);
    if (reader.failed())
        return fail(reader.error());
    return event;
}

std::vector<Error> eventErrors(const json::Document& document)
{
    Reader reader(document);
    (void)eventOf(reader, document);
    return reader.errors();
}

} // namespace retort
