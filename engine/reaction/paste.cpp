// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/paste.h"

#include "engine/json/edit.h"
#include "engine/json/place.h"
#include "engine/json/pointer.h"
#include "engine/reaction/event.h"
#include "engine/reaction/reaction.h"
#include "engine/reaction/reader.h"
#include "engine/reaction/shellwords.h"
#include "engine/reaction/target.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace retort {

namespace {

using json::Document;
using Index = Document::Index;

constexpr std::string_view space = " \t\r\n";

/// The JSON within a text, and where each byte of it stands there.
struct Source {
    std::string json;
    std::size_t begin = 0;           ///< Where it begins, for JSON that stands there as it is.
    std::vector<std::uint32_t> from; ///< Else the offset of each byte.

    std::size_t offsetOf(std::size_t at) const
    {
        if (from.empty())
            return begin + at;
        return at < from.size() ? from[at] : from.back() + std::size_t{1};
    }
};

tl::unexpected<Error> failAt(std::string_view text, std::size_t offset, Error::Kind kind, Phrase message)
{
    return fail({.kind = kind, .message = std::move(message), .where = {}, .place = json::placeAt(text, offset)});
}

/// The byte at a line and column, which counts characters.
std::size_t offsetAt(std::string_view text, Place place)
{
    std::size_t at = 0;
    for (std::size_t line = 1; line < place.line && at < text.size(); ++line)
        at = std::min(text.find('\n', at), text.size() - 1) + 1;
    for (std::size_t column = 1; column < place.column && at < text.size(); ++column) {
        ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
            ++at;
    }
    return at;
}

/// Without the space around it, a byte order mark, and the fence that Markdown puts around code.
std::string_view trimmed(std::string_view text)
{
    if (text.substr(0, 3) == "\xEF\xBB\xBF")
        text.remove_prefix(3);
    const auto strip = [&text] {
        text.remove_prefix(std::min(text.find_first_not_of(space), text.size()));
        text = text.substr(0, text.find_last_not_of(space) + 1);
    };
    strip();
    if (text.substr(0, 3) == "```") {
        text.remove_prefix(std::min(text.find('\n'), text.size()));
        if (text.size() >= 3 && text.substr(text.size() - 3) == "```")
            text.remove_suffix(3);
        strip();
    }
    return text;
}

bool isCurl(std::string_view word)
{
    word = word.substr(word.find_last_of("/\\") + 1); // npos + 1 is 0
    return word == "curl" || word == "curl.exe";
}

/// Options of one letter that take a value, as curl's manual has them: what follows in the same word is theirs.
constexpr std::string_view lettersWithValue = "AbcCdDeEFhHKmoPQrtTuUwxXyYz";

/// The options that send a body, with what they send.
class Body {
public:
    explicit Body(const ShellCommand& command) : m_command(command) {}

    /// The whole of what the command sends; the name of a file where it sends one.
    void read(std::size_t first)
    {
        const auto& words = m_command.words;
        for (std::size_t i = first; i < words.size(); ++i) {
            const std::string& word = words[i].text;
            const ShellWord* next = i + 1 < words.size() ? &words[i + 1] : nullptr;
            if (word.size() > 2 && word.substr(0, 2) == "--") {
                const auto equals = word.find('=');
                const std::string_view name = std::string_view(word).substr(0, equals);
                if (!isBody(name))
                    continue;
                if (equals != std::string::npos)
                    add(part(words[i], equals + 1), name);
                else if (next && ++i > 0)
                    add(*next, name);
            } else if (word.size() > 1 && word[0] == '-') {
                const auto value = word.find_first_of(lettersWithValue, 1);
                if (value == std::string::npos)
                    continue;
                const bool here = value + 1 < word.size();
                if (word[value] == 'd' && (here || next))
                    add(here ? part(words[i], value + 1) : *next, "--data");
                i += here ? 0 : 1;
            }
        }
    }

    ShellWord sent;
    bool any = false;
    std::string file;
    std::size_t fileAt = 0;

private:
    static bool isBody(std::string_view name)
    {
        return name == "--data" || name == "--data-raw" || name == "--data-binary" || name == "--data-ascii" ||
               name == "--json";
    }
    static ShellWord part(const ShellWord& word, std::size_t begin)
    {
        ShellWord rest;
        rest.text = word.text.substr(begin);
        rest.from.assign(word.from.begin() + static_cast<std::ptrdiff_t>(begin), word.from.end());
        rest.begin = rest.from.empty() ? word.begin : rest.from.front();
        return rest;
    }
    void add(const ShellWord& word, std::string_view option)
    {
        const bool isFile = option != "--data-raw" && !word.text.empty() && word.text[0] == '@';
        if (isFile && word.text != "@-" && word.text != "@/dev/stdin") {
            file = word.text.substr(1);
            fileAt = word.begin;
            return;
        }
        const ShellWord& added = isFile ? m_command.input : word;
        if (any && option != "--json") { // curl joins them so
            sent.text += '&';
            sent.from.push_back(word.begin);
        }
        sent.text += added.text;
        sent.from.insert(sent.from.end(), added.from.begin(), added.from.end());
        any = true;
    }

    const ShellCommand& m_command;
};

/// "$ curl …", "NAME=value curl …": the first word behind curl's; none where the text is no such command.
std::optional<std::size_t> behindCurl(const ShellCommand& command)
{
    for (std::size_t i = 0; i < command.words.size(); ++i) {
        const std::string& word = command.words[i].text;
        if (isCurl(word))
            return i + 1;
        if (word != "$" && word != "%" && word != "sudo" && word.find('=') == std::string::npos)
            break;
    }
    return std::nullopt;
}

/// Whether a text is meant as a command: curl stands among its first words.
bool looksLikeCurl(std::string_view text)
{
    const auto line = text.substr(0, text.find('\n'));
    const auto at = line.find("curl");
    if (at == std::string_view::npos || text[0] == '{' || text[0] == '[')
        return false;
    const bool begins = at == 0 || space.find(line[at - 1]) != std::string_view::npos || line[at - 1] == '/';
    const auto behind = at + 4;
    const bool ends = behind >= line.size() || space.find(line[behind]) != std::string_view::npos ||
                      line.substr(behind, 4) == ".exe" || line[behind] == '\\';
    return begins && ends;
}

Result<Source> bodyOf(std::string_view text, std::size_t begin)
{
    // All of the text is read and not the part alone, so that places count from its beginning.
    std::string masked(text);
    std::replace_if(
        masked.begin(), masked.begin() + static_cast<std::ptrdiff_t>(begin), [](char c) { return c != '\n'; }, ' ');
    const auto command = readShellCommand(masked);
    if (!command)
        return fail(command.error());
    const auto first = behindCurl(*command);
    if (!first)
        return failAt(text, begin, Error::Kind::Type, phrase("reaction.paste.other"));
    Body body(*command);
    body.read(*first);
    if (!body.file.empty())
        return failAt(text, body.fileAt, Error::Kind::Usage, phrase("reaction.paste.file", body.file));
    if (!body.any || body.sent.text.find_first_not_of(space) == std::string::npos)
        return failAt(text, begin, Error::Kind::Missing, phrase("reaction.paste.no-body"));
    return Source{.json = std::move(body.sent.text), .from = std::move(body.sent.from)};
}

Result<Source> sourceOf(std::string_view text)
{
    const std::string_view inner = trimmed(text);
    if (inner.empty())
        return failAt(text, 0, Error::Kind::Missing, phrase("reaction.paste.nothing"));
    const auto begin = static_cast<std::size_t>(inner.data() - text.data());
    if (looksLikeCurl(inner))
        return bodyOf(text.substr(0, begin + inner.size()), begin);
    if (inner[0] != '{' && inner[0] != '[')
        return failAt(text, begin, Error::Kind::Type, phrase("reaction.paste.other"));
    return Source{.json = std::string(inner), .begin = begin, .from = {}};
}

bool isObject(const Document& document, Index node)
{
    return node != Document::none && document.node(node).kind == json::Kind::Object;
}
bool isText(const Document& document, Index node)
{
    return node != Document::none && document.node(node).kind == json::Kind::String;
}

/// What a JSON object is, by the members that tell its kind.
std::optional<Pasted::Kind> kindOf(const Document& document, Index node)
{
    if (!isObject(document, node))
        return std::nullopt;
    const auto has = [&](std::string_view key) { return document.member(node, key) != Document::none; };
    if (has("trigger") || has("actions"))
        return Pasted::Kind::Reaction;
    if (isText(document, document.member(node, "event")))
        return Pasted::Kind::Event;
    if (has("template") && (has("url") || has("handle")))
        return Pasted::Kind::Target;
    if (has("arguments") || isText(document, document.member(node, "name")) ||
        isText(document, document.member(node, "uuid")))
        return Pasted::Kind::Actions;
    return std::nullopt;
}

/// An object's text without what the platform gives.
Result<Document> asNew(std::string_view text)
{
    auto document = Document::parse(std::string(text));
    for (const char* given : {"/id", "/created_at", "/updated_at"}) {
        if (document && document->find(given))
            document = json::remove(*document, given);
    }
    return document;
}

std::vector<Index> itemsOf(const Document& document, Index list)
{
    std::vector<Index> items;
    if (list == Document::none)
        return items;
    for (Index i = document.node(list).firstChild; i != Document::none; i = document.node(i).next)
        items.push_back(i);
    return items;
}

class PasteReader {
public:
    PasteReader(std::string_view text, Source source, Document document)
        : m_text(text), m_source(std::move(source)), m_document(std::move(document))
    {}

    Result<Pasted> read() const
    {
        const Index root = enveloped();
        if (m_document.node(root).kind == json::Kind::Array)
            return list(root);
        const auto kind = kindOf(m_document, root);
        if (!kind)
            return wrong(root, phrase("reaction.paste.unknown-object"));
        if (*kind == Pasted::Kind::Actions)
            return actionsOf({root});
        return whole(*kind, root);
    }

private:
    /// The tenant answers {"data": …}.
    Index enveloped() const
    {
        if (!isObject(m_document, 0) || kindOf(m_document, 0))
            return 0;
        const Index data = m_document.member(0, "data");
        const bool list = data != Document::none && m_document.node(data).kind == json::Kind::Array;
        return list || kindOf(m_document, data) ? data : 0;
    }

    Result<Pasted> list(Index root) const
    {
        const std::vector<Index> nodes = itemsOf(m_document, root);
        if (nodes.empty())
            return wrong(root, phrase("reaction.paste.empty-list"));
        if (nodes.size() == 1 && kindOf(m_document, nodes[0]) && kindOf(m_document, nodes[0]) != Pasted::Kind::Actions)
            return whole(*kindOf(m_document, nodes[0]), nodes[0]);
        for (const Index node : nodes) {
            const auto kind = kindOf(m_document, node);
            if (!kind)
                return wrong(node, phrase("reaction.paste.no-action"));
            if (*kind != Pasted::Kind::Actions)
                return wrong(node, phrase("reaction.paste.several"));
        }
        return actionsOf(nodes);
    }

    /// The actions at these nodes, in the order in which they run.
    Result<Pasted> actionsOf(const std::vector<Index>& nodes) const
    {
        std::string text = "{\"actions\": [";
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            text += i > 0 ? ", " : "";
            text += m_document.textOf(nodes[i]);
        }
        const auto around = Document::parse(text + "]}");
        if (!around)
            return fail(around.error()); // only where it is over the limits
        const auto reaction = readReaction(*around);
        if (!reaction) {
            // "/actions/1/arguments/0": the same place in what was pasted
            const auto segments = json::segmentsOf(reaction.error().where).value_or(std::vector<std::string>());
            const auto number = segments.size() > 1 ? json::indexOf(segments[1]) : std::nullopt;
            Index node = nodes[std::min(number.value_or(0), nodes.size() - 1)];
            if (segments.size() > 2) {
                const auto inner = json::pointerOf({segments.begin() + 2, segments.end()});
                node = m_document.find(m_document.pointerTo(node) + inner).value_or(node);
            }
            return wrong(node, reaction.error().message);
        }
        Pasted pasted;
        for (const std::size_t index : runOrder(*reaction).actions) {
            const auto action = asNew(m_document.textOf(nodes[index]));
            if (!action)
                return fail(action.error());
            pasted.actions.push_back(action->text());
        }
        return pasted;
    }

    Result<Pasted> whole(Pasted::Kind kind, Index node) const
    {
        auto document = asNew(m_document.textOf(node));
        if (!document)
            return fail(document.error());
        const auto error = kind == Pasted::Kind::Reaction ? errorOf(readReaction(*document))
                           : kind == Pasted::Kind::Event  ? errorOf(readEvent(*document))
                                                          : errorOf(readTarget(*document));
        if (error)
            return wrong(m_document.find(m_document.pointerTo(node) + error->where).value_or(node), error->message);
        Pasted pasted{.kind = kind, .actions = {}, .document = {}};
        if (kind == Pasted::Kind::Reaction) {
            auto actions = actionsOf(itemsOf(m_document, m_document.member(node, "actions")));
            if (!actions)
                return actions;
            pasted.actions = std::move(actions->actions);
            document = withNewActions(*document);
        }
        if (document) // as a file of its own: at the margin, and with an end to its last line
            document = json::set(Document(), "", document->text());
        if (document)
            document = Document::parse(document->text() + "\n");
        if (!document)
            return fail(document.error());
        pasted.document = *std::move(document);
        return pasted;
    }

    /// All of them in one piece of text, so that a long chain is read once and not for each action.
    static Result<Document> withNewActions(const Document& document)
    {
        const std::vector<Index> actions = itemsOf(document, document.member(0, "actions"));
        if (actions.empty())
            return document;
        const json::Range all{document.node(actions.front()).range.begin, document.node(actions.back()).range.end};
        std::string text;
        std::size_t at = all.begin;
        for (const Index action : actions) {
            const json::Range range = document.node(action).range;
            const auto fresh = asNew(document.textOf(action));
            if (!fresh)
                return fresh;
            text.append(document.text(), at, range.begin - at);
            text += fresh->text();
            at = range.end;
        }
        return json::splice(document, all, text);
    }

    template <class T>
    static std::optional<Error> errorOf(const Result<T>& result)
    {
        return result ? std::nullopt : std::optional(result.error());
    }

    tl::unexpected<Error> wrong(Index node, Phrase message) const
    {
        const auto at = m_source.offsetOf(m_document.node(node).range.begin);
        return fail({.kind = Error::Kind::Type,
                     .message = std::move(message),
                     .where = m_document.pointerTo(node),
                     .place = json::placeAt(m_text, at)});
    }

    std::string_view m_text;
    Source m_source;
    Document m_document;
};

} // namespace

Result<Pasted> readPasted(std::string_view text)
{
    auto source = sourceOf(text);
    if (!source)
        return fail(source.error());
    auto document = Document::parse(source->json);
    if (!document) {
        Error error = document.error();
        if (error.place.line > 0)
            error.place = json::placeAt(text, source->offsetOf(offsetAt(source->json, error.place)));
        return fail(std::move(error));
    }
    return PasteReader(text, *std::move(source), *std::move(document)).read();
}

} // namespace retort
