// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/compose/scrub.h"

#include "engine/compose/pseudonyms.h"
#include "engine/compose/scrubfields.h"
#include "engine/json/write.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

namespace retort::compose {

namespace {

using json::Document;
using Index = Document::Index;
using Form = PersonalField::Form;

constexpr std::size_t wordFrom = 3; // bytes: what is shorter is no name by which anybody is found
constexpr std::size_t head = 3;

bool isWord(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (static_cast<unsigned char>(c) & 0x80U) != 0;
}
bool isDigit(char c) { return c >= '0' && c <= '9'; }
char low(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), low);
    return text;
}

/// A key that is a field's name and no data: "first_name".
bool isPlainKey(std::string_view key)
{
    return std::all_of(key.begin(), key.end(), [](char c) { return (c >= 'a' && c <= 'z') || isDigit(c) || c == '_'; });
}

/// A year in a date, and in it only.
std::optional<std::size_t> yearIn(std::string_view text)
{
    for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
        const bool digits = std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i),
                                        text.begin() + static_cast<std::ptrdiff_t>(i) + 4, isDigit);
        const bool alone = (i == 0 || !isDigit(text[i - 1])) && (i + 4 == text.size() || !isDigit(text[i + 4]));
        if (digits && alone && (text.substr(i, 2) == "19" || text.substr(i, 2) == "20" || text.substr(i, 2) == "18"))
            return i;
    }
    return std::nullopt;
}

class Scrubber {
public:
    Scrubber(std::span<const Document> documents, std::uint64_t seed) : m_documents(documents), m_names(seed) {}

    Result<Scrubbed> scrubbed()
    {
        for (const Document& document : m_documents)
            collect(document);
        // Names first, so that what is made of several follows its parts.
        for (const bool parts : {true, false}) {
            for (const Known& known : m_found) {
                if (((known.field.kind == Personal::Name) && known.field.form != Form::FullName) == parts)
                    learn(known);
            }
        }
        for (m_at = 0; m_at < m_documents.size(); ++m_at) {
            auto next = rewritten(m_documents[m_at]);
            if (!next)
                return fail(next.error());
            m_out.documents.push_back(*std::move(next));
        }
        return std::move(m_out);
    }

private:
    struct Known {
        std::string text;
        PersonalField field;
        bool whole; ///< A value of its own, not a piece of one.
    };
    struct StandIn {
        std::string text; ///< In lower case.
        PersonalField field;
    };

    static bool isScalar(const Document::Node& node)
    {
        return node.kind == json::Kind::String || node.kind == json::Kind::Int || node.kind == json::Kind::Double;
    }

    static std::optional<std::string> textOf(const Document& document, Index node)
    {
        if (document.node(node).kind == json::Kind::String)
            return document.stringOf(node);
        return std::string(document.textOf(node));
    }

    void found(std::string text, PersonalField field, bool whole)
    {
        if (text.empty() || (field.kind == Personal::BirthDate && text.size() < 6) || field.form == Form::Coordinate)
            return;
        m_names.announce(text);
        m_found.push_back({std::move(text), field, whole});
    }

    void collect(const Document& document)
    {
        for (Index node = 0; node < document.nodes().size(); ++node) {
            const std::string key = document.keyOf(node);
            if (!isPlainKey(key))
                pieces(key);
            if (!isScalar(document.node(node)) || isOurs(document, node))
                continue;
            const std::string text = textOf(document, node).value_or("");
            const auto field = personalField(document, node);
            if (field && isFit(*field, text, document.node(node).kind == json::Kind::String))
                found(text, *field, true);
            else if (document.node(node).kind == json::Kind::String)
                pieces(text);
        }
    }

    void pieces(const std::string& text)
    {
        for (const PersonalPiece& piece : personalPieces(text))
            found(text.substr(piece.begin, piece.end - piece.begin), {piece.kind, Form::Plain}, false);
    }

    /// Can it be what its name says? A phone number of two digits is a flag, a city is no number.
    static bool isFit(const PersonalField& field, const std::string& text, bool isText)
    {
        if (!isText && field.form != Form::Coordinate) {
            const bool counts = field.kind == Personal::Id || field.kind == Personal::Phone ||
                                field.kind == Personal::BirthDate || field.form == Form::Code;
            if (!counts || !std::all_of(text.begin(), text.end(), isDigit) || text.size() > 18)
                return false;
        }
        const auto digits = std::count_if(text.begin(), text.end(), isDigit);
        if (field.kind == Personal::Phone)
            return digits >= 5;
        if (field.kind == Personal::BirthDate)
            return yearIn(text).has_value();
        if (field.form == Form::Coordinate)
            return digits > 0;
        return std::any_of(text.begin(), text.end(), isWord);
    }

    /// What it becomes wherever it stands.
    void learn(const Known& known)
    {
        static_cast<void>(standInFor(known.text, known.field));
        const bool everywhere = known.field.kind != Personal::BirthDate || known.text.size() >= 8;
        if (known.field.kind == Personal::Phone) {
            std::string digits;
            std::copy_if(known.text.begin(), known.text.end(), std::back_inserter(digits), isDigit);
            if (digits.size() >= 7)
                m_tails.insert(digits.substr(digits.size() - 7));
        }
        std::vector<std::string> texts{known.text};
        if (known.field.kind == Personal::Name)
            split(known.text, texts);
        for (const std::string& text : texts) {
            const bool telling = text.size() >= wordFrom && everywhere &&
                                 (known.field.kind != Personal::Id || text.size() >= 4) &&
                                 known.field.form != Form::Code;
            if (!telling)
                continue;
            m_exact.insert(text);
            if (m_met.emplace(lower(text), known.field).second)
                m_byHead[lower(text).substr(0, head)].push_back({lower(text), known.field});
        }
    }

    static void split(const std::string& text, std::vector<std::string>& parts)
    {
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find(' ', begin), text.size());
            if (end - begin >= wordFrom && end - begin < text.size())
                parts.push_back(text.substr(begin, end - begin));
            begin = end + 1;
        }
    }

    std::string standInFor(const std::string& text, const PersonalField& field)
    {
        switch (field.kind) {
        case Personal::Name:
            if (field.form == Form::FullName)
                return m_names.fullName(text);
            return field.form == Form::LastName ? m_names.lastName(text) : m_names.firstName(text);
        case Personal::Email:
            return m_names.email(text);
        case Personal::Phone:
            return m_names.phone(text);
        case Personal::Address:
            if (field.form == Form::City)
                return m_names.city(text);
            return field.form == Form::Street ? m_names.street(text) : m_names.code(text);
        case Personal::BirthDate:
            return birth(text);
        case Personal::Id:
            return m_names.code(text);
        case Personal::Network:
            return m_names.network(text);
        }
        return text;
    }

    std::string birth(std::string text) const
    {
        if (const auto at = yearIn(text))
            text.replace(*at, 4, std::to_string(std::stoi(text.substr(*at, 4)) + m_names.yearShift()));
        return text;
    }

    /// The longest original that stands here, as a word of its own.
    const StandIn* originalAt(const std::string& text, const std::string& small, std::size_t at) const
    {
        if (at > 0 && isWord(text[at - 1]) && isWord(text[at]))
            return nullptr;
        const auto bucket = m_byHead.find(small.substr(at, head));
        if (bucket == m_byHead.end())
            return nullptr;
        const StandIn* best = nullptr;
        const bool prose = text.find(' ') != std::string::npos;
        for (const StandIn& one : bucket->second) {
            const std::size_t end = at + one.text.size();
            if (small.compare(at, one.text.size(), one.text) != 0 || (best && best->text.size() >= one.text.size()))
                continue;
            if (end < text.size() && isWord(text[end]) && isWord(text[end - 1]))
                continue;
            // "gold" by itself is a tier, whoever is called Gold; but not where somebody is called gold.
            const std::string here = text.substr(at, one.text.size());
            if (one.field.kind == Personal::Name && !prose && isPlainKey(here) && !m_exact.contains(here))
                continue;
            best = &one;
        }
        return best;
    }

    /// The end of a phone number that is known in another form, "0400 111 222" for "+61400111222"; 0 where there is
    /// none.
    std::size_t knownPhoneAt(const std::string& text, std::size_t at) const
    {
        if (m_tails.empty() || !isDigit(text[at]) || (at > 0 && isWord(text[at - 1])))
            return 0;
        std::string digits;
        std::size_t end = at;
        for (std::size_t i = at; i < text.size() && (isDigit(text[i]) || text[i] == ' ' || text[i] == '-'); ++i) {
            if (isDigit(text[i])) {
                digits += text[i];
                end = i + 1;
            }
        }
        const bool known =
            digits.size() >= 7 && digits.size() <= 15 && m_tails.contains(digits.substr(digits.size() - 7));
        return known && (end == text.size() || !isWord(text[end])) ? end : 0;
    }

    /// A text with every original in it replaced; nullopt where there is none.
    std::optional<std::string> replacedIn(const std::string& text, Personal& kind)
    {
        const std::string small = lower(text);
        const std::vector<PersonalPiece> byForm = personalPieces(text);
        auto piece = byForm.begin();
        std::string out;
        bool any = false;
        for (std::size_t at = 0; at < text.size();) {
            while (piece != byForm.end() && piece->begin < at)
                ++piece;
            if (piece != byForm.end() && piece->begin == at) {
                out += standInFor(text.substr(at, piece->end - at), {piece->kind, Form::Plain});
                kind = any ? kind : piece->kind;
                any = true;
                at = piece->end;
            } else if (const StandIn* one = originalAt(text, small, at)) {
                out += standInFor(text.substr(at, one->text.size()), one->field);
                kind = any ? kind : one->field.kind;
                any = true;
                at += one->text.size();
            } else if (const std::size_t end = knownPhoneAt(text, at); end != 0) {
                out += m_names.phone(text.substr(at, end - at));
                kind = any ? kind : Personal::Phone;
                any = true;
                at = end;
            } else {
                out += text[at++];
            }
        }
        return any ? std::optional(out) : std::nullopt;
    }

    struct Edit {
        json::Range range;
        std::string text;
    };

    Result<Document> rewritten(const Document& document)
    {
        std::vector<Edit> edits;
        for (Index node = 0; node < document.nodes().size(); ++node) {
            key(document, node, edits);
            if (isScalar(document.node(node)) && !isOurs(document, node))
                value(document, node, edits);
        }
        std::string text;
        std::size_t at = 0;
        for (const Edit& edit : edits) {
            text.append(document.text(), at, edit.range.begin - at);
            text += edit.text;
            at = edit.range.end;
        }
        text.append(document.text(), at, std::string::npos);
        // Values in the place of values: valid, unless a document at the very limit has grown over it.
        auto next = Document::parse(std::move(text), document.limits());
        if (!next)
            return fail({.kind = Error::Kind::Limit,
                         .message = phrase("compose.scrub.too-large", std::to_string(m_at + 1), next.error().message),
                         .where = {},
                         .place = {}});
        return next;
    }

    void key(const Document& document, Index node, std::vector<Edit>& edits)
    {
        const std::string key = document.keyOf(node);
        Personal kind{};
        if (key.empty() || isPlainKey(key) || document.node(node).key.empty())
            return;
        if (const auto replaced = replacedIn(key, kind)) {
            edits.push_back({document.node(node).key, json::quoted(*replaced)});
            m_out.replaced.push_back({m_at, document.pointerTo(node), kind, edits.back().text, true});
        }
    }

    void value(const Document& document, Index node, std::vector<Edit>& edits)
    {
        const bool isText = document.node(node).kind == json::Kind::String;
        const std::string text = textOf(document, node).value_or("");
        const auto field = personalField(document, node);
        std::optional<std::string> replaced;
        Personal kind{};
        bool inText = false;
        if (field && isFit(*field, text, isText)) {
            kind = field->kind;
            replaced = field->form == Form::Coordinate ? coordinate(text) : standInFor(text, *field);
        } else if (isText) {
            replaced = replacedIn(text, kind);
            inText = true;
            if (!text.empty() && isFreeText(document, node) && text.find(' ') != std::string::npos)
                m_out.lookAt.push_back({m_at, document.pointerTo(node)});
        } else if (const auto known = m_met.find(text); known != m_met.end() && text.size() >= 5 && text.size() <= 18) {
            kind = known->second.kind; // the id of somebody under a name that nobody knows
            replaced = standInFor(text, known->second);
        }
        if (!replaced || *replaced == text)
            return;
        edits.push_back({document.node(node).range, isText ? json::quoted(*replaced) : *replaced});
        m_out.replaced.push_back({m_at, document.pointerTo(node), kind, edits.back().text, inText});
    }

    /// To the degree: some hundred kilometres.
    static std::string coordinate(const std::string& text)
    {
        const auto dot = text.find('.');
        return dot == std::string::npos ? text : text.substr(0, dot) + ".0";
    }

    std::span<const Document> m_documents;
    Pseudonyms m_names;
    std::vector<Known> m_found;
    std::unordered_map<std::string, std::vector<StandIn>> m_byHead;
    std::map<std::string, PersonalField> m_met; ///< Originals, in lower case.
    std::set<std::string> m_tails;              ///< The last seven digits of phone numbers.
    std::set<std::string> m_exact;              ///< As they were written.
    std::size_t m_at = 0;
    Scrubbed m_out;
};

} // namespace

Phrase phraseOf(Personal kind)
{
    switch (kind) {
    case Personal::Name:
        return phrase("compose.scrub.names");
    case Personal::Email:
        return phrase("compose.scrub.emails");
    case Personal::Phone:
        return phrase("compose.scrub.phones");
    case Personal::Address:
        return phrase("compose.scrub.addresses");
    case Personal::BirthDate:
        return phrase("compose.scrub.births");
    case Personal::Id:
        return phrase("compose.scrub.ids");
    case Personal::Network:
        break;
    }
    return phrase("compose.scrub.networks");
}

Result<Scrubbed> scrub(std::span<const Document> documents, std::uint64_t seed)
{
    return Scrubber(documents, seed).scrubbed();
}

} // namespace retort::compose
