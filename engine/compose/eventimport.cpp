// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/compose/eventimport.h"

#include "engine/compose/textparts.h"
#include "engine/json/edit.h"
#include "engine/json/place.h"
#include "engine/json/write.h"
#include "engine/reaction/event.h"
#include "engine/reaction/pastedtext.h"

#include <algorithm>
#include <cctype>
#include <optional>

namespace retort::compose {

namespace {

using json::Document;
using Index = Document::Index;
using Shape = ImportedEvent::Shape;

constexpr std::size_t mostEvents = 10'000;
constexpr std::size_t mostProblems = 100;
constexpr std::size_t mostOthers = 3; // guesses that are told beside the one that was taken
constexpr std::string_view header = "x-omneo-event";

std::string lower(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c);
    });
    return out;
}

/// What a command says of the event besides its body.
struct Command {
    std::string event;   ///< From its header.
    std::string profile; ///< From its address: …/profiles/ID/custom-event.
};

Command commandOf(const std::vector<std::string>& words)
{
    Command command;
    for (const std::string& word : words) {
        const std::string low = lower(word);
        if (const auto at = low.find(header); at != std::string::npos && low.find(':', at) != std::string::npos) {
            const std::string value = word.substr(low.find(':', at) + 1);
            const auto begin = value.find_first_not_of(' ');
            command.event = begin == std::string::npos ? "" : value.substr(begin);
        }
        const auto profiles = word.find("/profiles/");
        const auto route = word.find("/custom-event");
        if (profiles != std::string::npos && route != std::string::npos && profiles + 10 < route)
            command.profile = word.substr(profiles + 10, route - profiles - 10);
    }
    return command;
}

/// One JSON text, and how its places stand in the whole.
class Importer {
public:
    Importer(Imported& out, const Catalogue& catalogue, const TextPart& part)
        : m_out(out), m_catalogue(catalogue), m_part(part)
    {}

    void read()
    {
        if (m_part.kind == TextPart::Kind::Other)
            return problem({Error::Kind::Type, phrase("compose.import.other-line"), "", m_part.place});
        auto pasted = readPastedText(m_part.text);
        if (!pasted) {
            Error error = pasted.error();
            error.place = m_part.placeOf(error.place);
            return problem(std::move(error));
        }
        m_pasted = *std::move(pasted);
        auto document = Document::parse(m_pasted.json);
        if (!document) {
            Error error = document.error();
            error.place =
                m_part.placeOf(error.place.line > 0 ? m_pasted.placeIn(m_part.text, error.place) : Place{1, 1});
            return problem(std::move(error));
        }
        m_document = *std::move(document);
        m_command = commandOf(m_pasted.words);
        value(0);
    }

private:
    void problem(Error error)
    {
        if (m_out.problems.size() == mostProblems)
            ++m_out.left;
        else
            m_out.problems.push_back(std::move(error));
    }
    void problem(Index node, Error::Kind kind, Phrase message)
    {
        problem({kind, std::move(message), m_document.pointerTo(node), placeOf(node)});
    }
    Place placeOf(Index node) const
    {
        return m_part.placeOf(json::placeAt(m_part.text, m_pasted.offsetOf(m_document.node(node).range.begin)));
    }

    json::Kind kindOf(Index node) const { return m_document.node(node).kind; }
    Index member(Index node, std::string_view key) const { return m_document.member(node, key); }
    bool isObject(Index node) const { return node != Document::none && kindOf(node) == json::Kind::Object; }
    bool isList(Index node) const { return node != Document::none && kindOf(node) == json::Kind::Array; }
    std::string text(Index object, std::string_view key) const
    {
        const Index node = member(object, key);
        return node == Document::none ? std::string() : m_document.stringOf(node).value_or("");
    }

    void value(Index node)
    {
        if (isList(node)) {
            for (Index item = m_document.node(node).firstChild; item != Document::none;
                 item = m_document.node(item).next)
                value(item);
        } else if (isObject(node)) {
            object(node);
        } else {
            problem(node, Error::Kind::Type, phrase("compose.import.no-object"));
        }
    }

    void object(Index node)
    {
        if (!text(node, "event").empty())
            return named(node);
        const Index data = member(node, "data");
        const Index context = member(node, "context");
        if (isList(data) || (isObject(data) && onlyEnvelope(node)))
            return value(data); // the tenant's answer
        if (isObject(context) && hasAny(node, {"handler", "arguments", "result", "actionable_type"}))
            return nested(context, Shape::Action, "");
        if (const Index headers = member(node, "headers"); headers != Document::none) {
            for (const char* key : {"body", "payload", "content", "json"}) {
                if (const Index body = member(node, key); body != Document::none)
                    return nested(body, Shape::Webhook, eventInHeaders(headers));
            }
        }
        for (const char* key : {"topic", "event_name", "event_type", "trigger", "type", "name"}) {
            const std::string name = text(node, key);
            if (name.empty() || !m_catalogue.event(name))
                continue;
            for (const char* inner : {"payload", "context", "body", "data"}) {
                if (const Index body = member(node, inner); isObject(body))
                    return nested(body, Shape::Named, name);
            }
        }
        if (isObject(member(node, "_retort")) && member(member(node, "_retort"), "base") != Document::none)
            return problem(node, Error::Kind::Type, phrase("compose.import.variant"));
        nested(node, Shape::Context, m_command.event);
    }

    /// {"data": …} with nothing but what the platform puts beside it.
    bool onlyEnvelope(Index node) const
    {
        for (Index child = m_document.node(node).firstChild; child != Document::none;
             child = m_document.node(child).next) {
            const std::string key = m_document.keyOf(child);
            if (key != "data" && key != "links" && key != "meta")
                return false;
        }
        return true;
    }

    bool hasAny(Index node, std::initializer_list<std::string_view> keys) const
    {
        return std::any_of(keys.begin(), keys.end(), [&](auto key) { return member(node, key) != Document::none; });
    }

    /// {"x-omneo-event": name}, a list of one, or [{"name", "value"}].
    std::string eventInHeaders(Index headers) const
    {
        for (Index child = m_document.node(headers).firstChild; child != Document::none;
             child = m_document.node(child).next) {
            if (isList(headers) && isObject(child) && lower(text(child, "name")) == header)
                return text(child, "value");
            if (!isObject(headers) || lower(m_document.keyOf(child)) != header)
                continue;
            const Index first = isList(child) ? m_document.node(child).firstChild : child;
            return first == Document::none ? "" : m_document.stringOf(first).value_or("");
        }
        return "";
    }

    /// It says which event it is, and how.
    void named(Index node)
    {
        ImportedEvent made{.shape = Shape::Event};
        made.event = text(node, "event");
        made.why = phrase("compose.import.names", made.event);
        std::string json(m_document.textOf(node));
        Result<Document> file = fileOf(json);
        if (file && !m_command.profile.empty()) {
            const bool custom = file->member(0, "context") == Document::none;
            const char* pointer = custom ? "/profile_id" : "/context/profile_id";
            const bool room = custom || kindInFile(*file, "/context") == json::Kind::Object;
            if (room && !file->find(pointer)) {
                file = json::set(*file, pointer, json::quoted(m_command.profile));
                made.notes.push_back(phrase("compose.import.customer", m_command.profile));
            }
        }
        finish(std::move(made), std::move(file), node);
    }

    static json::Kind kindInFile(const Document& file, std::string_view pointer)
    {
        const auto node = file.find(pointer);
        return node ? file.node(*node).kind : json::Kind::Null;
    }

    /// A context: of the event that is named, or of the likeliest.
    void nested(Index node, Shape shape, std::string name)
    {
        if (const auto body = m_document.stringOf(node)) { // a body is often kept as text
            const auto inner = Document::parse(*body);
            if (!inner)
                return problem(node, Error::Kind::Syntax, phrase("compose.import.body", inner.error().message));
            return made(node, shape, std::move(name), *inner, 0);
        }
        made(node, shape, std::move(name), m_document, node);
    }

    void made(Index where, Shape shape, std::string name, const Document& source, Index node)
    {
        if (source.node(node).kind != json::Kind::Object)
            return problem(where, Error::Kind::Type, phrase("compose.import.no-object"));
        // A custom event is its own context: it names itself there as well.
        if (const Index event = source.member(node, "event"); event != Document::none && source.stringOf(event)) {
            ImportedEvent made{.event = *source.stringOf(event), .shape = shape};
            made.why = phrase("compose.import.names", made.event);
            return finish(std::move(made), fileOf(std::string(source.textOf(node))), where);
        }
        ImportedEvent made{.event = std::move(name), .shape = shape};
        made.why = phrase(shape == Shape::Context ? "compose.import.header" : "compose.import.envelope", made.event);
        if (made.event.empty() && !guess(made, source.dataOf(node).root()))
            return problem(where, Error::Kind::Missing, phrase("compose.import.nothing-known"));
        const EventKind* kind = m_catalogue.event(made.event);
        Result<Document> file = fileOf("{\n  \"event\": " + json::quoted(made.event) + ",\n  \"context\": {}\n}");
        if (kind && kind->root == "custom") { // profile_id and data at the root, beside the name
            file = fileOf(std::string(source.textOf(node)));
            if (file)
                file = json::set(*file, "/event", json::quoted(made.event));
        } else if (file) {
            file = json::set(*file, "/context", source.textOf(node));
        }
        finish(std::move(made), std::move(file), where);
    }

    bool guess(ImportedEvent& made, json::Value context) const
    {
        made.guesses = guessEvents(context, m_catalogue);
        if (made.guesses.empty())
            return false;
        const EventGuess& best = made.guesses.front();
        made.event = best.event.ends_with('*') ? "custom.event_name" : best.event;
        std::string others;
        for (std::size_t i = 1; i < std::min(made.guesses.size(), mostOthers + 1); ++i)
            others += (others.empty() ? "" : ", ") + made.guesses[i].event + " (" +
                      std::to_string(made.guesses[i].percent) + " %)";
        made.why =
            phrase("compose.import.guess", made.event, std::to_string(best.percent), best.why,
                   others.empty() ? phrase("compose.import.no-others") : phrase("compose.import.others", others));
        return true;
    }

    /// As a file of its own: at the margin, and with an end to its last line.
    static Result<Document> fileOf(const std::string& json)
    {
        auto file = json::set(Document(), "", json);
        return file ? Document::parse(file->text() + "\n") : file;
    }

    void finish(ImportedEvent made, Result<Document> file, Index where)
    {
        if (!file)
            return problem(where, file.error().kind, file.error().message);
        const auto event = readEvent(*file);
        if (!event)
            return problem(where, event.error().kind, event.error().message);
        if (m_out.events.size() == mostEvents) {
            ++m_out.left;
            return;
        }
        const std::string own = m_catalogue.canonicalEvent(made.event);
        if (own != made.event)
            made.notes.push_back(phrase("compose.import.alias", made.event, own));
        made.place = placeOf(where);
        made.document = *std::move(file);
        m_out.events.push_back(std::move(made));
    }

    Imported& m_out;
    const Catalogue& m_catalogue;
    const TextPart& m_part;
    PastedText m_pasted;
    Document m_document;
    Command m_command;
};

} // namespace

Imported importEvents(std::string_view text, const Catalogue& catalogue)
{
    Imported out;
    const std::vector<TextPart> parts = textParts(text);
    for (const TextPart& part : parts)
        Importer(out, catalogue, part).read();
    if (out.events.empty() && out.problems.empty())
        out.problems.push_back({Error::Kind::Missing, phrase("compose.import.nothing"), "", {1, 1}});
    return out;
}

} // namespace retort::compose
