// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/compose/curlcommand.h"

#include "engine/json/edit.h"
#include "engine/json/write.h"
#include "engine/reaction/event.h"

#include <algorithm>

namespace retort::compose {

namespace {

using json::Document;

/// In an address: all but what stands for itself there (RFC 3986, 2.3).
std::string inAddress(std::string_view text)
{
    static constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '.' || c == '_' || c == '~';
        if (plain)
            out += c;
        else
            (((out += '%') += hex[byte >> 4U]) += hex[byte & 15U]);
    }
    return out;
}

/// A name that a shell takes for a variable; else the usual one.
std::string variableOf(const std::string& name)
{
    const auto isPlain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    const bool good =
        !name.empty() && !(name[0] >= '0' && name[0] <= '9') && std::all_of(name.begin(), name.end(), isPlain);
    return good ? name : CurlOptions().tokenVariable;
}

/// {"event", "context"}: what is under `data` of a custom event, or its platform context.
std::string contextBody(const Document& file, const Event& event)
{
    const auto inner = file.find(event.form == Event::Form::Platform ? "/context" : "/data");
    return "{\"event\": " + json::quoted(event.name) +
           ", \"context\": " + (inner ? std::string(file.textOf(*inner)) : std::string("null")) + "}";
}

} // namespace

std::string shellQuoted(std::string_view text)
{
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'')
            out += "'\\''";
        else
            out += c;
    }
    return out + "'";
}

Result<CurlCommand> asCurl(const Document& file, const Catalogue& catalogue, const CurlOptions& options)
{
    const auto event = readEvent(file);
    if (!event)
        return fail(event.error());
    Result<Document> body = file.find("/_retort") ? json::remove(file, "/_retort") : Result<Document>(file);
    if (!body)
        return fail(body.error());
    CurlCommand command;
    std::string address = options.base;
    std::string sent = body->text();
    sent = sent.substr(0, sent.find_last_not_of(" \t\r\n") + 1);
    if (options.route == EventRoute::Events) {
        address += "/events";
    } else {
        sent = contextBody(*body, *event);
        address += options.route == EventRoute::Tenant ? "/tenants/custom-event" : "/profiles/";
    }
    if (options.route == EventRoute::Profile) {
        const json::Value* id = event->context.root().find(catalogue.profilePath(event->name));
        if (!id || !id->isString() || id->text().empty())
            return fail({.kind = Error::Kind::Missing,
                         .message = phrase("compose.curl.no-customer"),
                         .where = event->contextPointer,
                         .place = file.placeAt(0)});
        address += inAddress(id->text()) + "/custom-event";
    }
    const EventKind* kind = catalogue.event(event->name);
    if (kind && kind->root != "custom")
        command.notes.push_back(phrase("compose.curl.platform-event", event->name));
    if (options.base.find('{') != std::string::npos)
        command.notes.push_back(phrase("compose.curl.tenant"));
    command.notes.push_back(phrase("compose.curl.token", variableOf(options.tokenVariable)));
    command.text = "curl -X POST " + shellQuoted(address) + " \\\n  -H \"Authorization: Bearer $" +
                   variableOf(options.tokenVariable) +
                   "\" \\\n  -H 'Content-Type: application/json' \\\n  --data-raw " + shellQuoted(sent) + "\n";
    return command;
}

} // namespace retort::compose
