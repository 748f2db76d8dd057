// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/pastedtext.h"

#include "engine/json/place.h"
#include "engine/reaction/shellwords.h"

#include <algorithm>
#include <optional>

namespace retort {

namespace {

constexpr std::string_view space = " \t\r\n";

tl::unexpected<Error> failAt(std::string_view text, std::size_t offset, Error::Kind kind, Phrase message)
{
    return fail({.kind = kind, .message = std::move(message), .where = {}, .place = json::placeAt(text, offset)});
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

Result<PastedText> bodyOf(std::string_view text, std::size_t begin)
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
    PastedText found{.json = std::move(body.sent.text), .from = std::move(body.sent.from)};
    for (std::size_t i = *first; i < command->words.size(); ++i)
        found.words.push_back(command->words[i].text);
    return found;
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

} // namespace

Place PastedText::placeIn(std::string_view text, Place inJson) const
{
    return json::placeAt(text, offsetOf(offsetAt(json, inJson)));
}

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

Result<PastedText> readPastedText(std::string_view text)
{
    const std::string_view inner = trimmed(text);
    if (inner.empty())
        return failAt(text, 0, Error::Kind::Missing, phrase("reaction.paste.nothing"));
    const auto begin = static_cast<std::size_t>(inner.data() - text.data());
    if (looksLikeCurl(inner))
        return bodyOf(text.substr(0, begin + inner.size()), begin);
    if (inner[0] != '{' && inner[0] != '[')
        return failAt(text, begin, Error::Kind::Type, phrase("reaction.paste.other"));
    return PastedText{.json = std::string(inner), .begin = begin, .from = {}};
}

} // namespace retort
