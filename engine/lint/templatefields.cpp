// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lint/templatefields.h"

#include "engine/lint/subject.h"
#include "engine/reaction/target.h"
#include "engine/twig/outline.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace retort::lint {

namespace {

using Kind = twig::Highlight::Kind;
using Reason = Fields::Suggestion::Reason;
using Standing = Fields::Standing;

/// A path of the context in a template.
struct Mention {
    std::string path;
    twig::Span span;
    bool mayBeAbsent = false; ///< With a default, or asked whether it is defined.
};

/// Reads the words of a template. Names that the template makes itself are no fields; where it has macros, which see
/// nothing of the context, nothing is claimed.
class Mentions {
public:
    explicit Mentions(const std::string& source) : m_source(source), m_words(twig::highlight(source)) {}

    std::vector<Mention> find()
    {
        if (!findOwnNames())
            return {};
        std::vector<Mention> all;
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            if (m_words[i].kind != Kind::Name || isNoVariable(i))
                continue;
            Mention one{std::string(text(i)), m_words[i].span, false};
            std::size_t last = i;
            while (last + 2 < m_words.size() && text(last + 1) == "." && m_words[last + 2].kind == Kind::Attribute) {
                last += 2;
                one.path += '.' + std::string(text(last));
            }
            one.span.length = m_words[last].span.end() - one.span.offset;
            one.mayBeAbsent = isAsked(last);
            i = last;
            all.push_back(std::move(one));
        }
        return all;
    }

private:
    std::string_view text(std::size_t i) const
    {
        if (i >= m_words.size())
            return {};
        return std::string_view(m_source).substr(m_words[i].span.offset, m_words[i].span.length);
    }

    // Names of for, set and arrow functions; false where the template has scopes of another kind.
    bool findOwnNames()
    {
        m_own = {"loop", "_context", "_charset", "_self"};
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            if (m_words[i].kind == Kind::Tag) {
                const std::string_view tag = text(i);
                if (tag == "macro" || tag == "import" || tag == "from" || tag == "embed" || tag == "with")
                    return false;
                if (tag == "for" || tag == "set")
                    takeNames(i + 1);
            } else if (text(i) == "=>") {
                takeBack(i);
            }
        }
        return true;
    }

    void takeNames(std::size_t i)
    {
        for (; i < m_words.size() && m_words[i].kind != Kind::Delimiter && text(i) != "in" && text(i) != "="; ++i) {
            if (m_words[i].kind == Kind::Name)
                m_own.insert(std::string(text(i)));
        }
    }

    // v => …, (v, k) => …
    void takeBack(std::size_t i)
    {
        while (i-- > 0 && (m_words[i].kind == Kind::Name || text(i) == "," || text(i) == ")" || text(i) == "(")) {
            if (m_words[i].kind == Kind::Name)
                m_own.insert(std::string(text(i)));
            if (text(i) == "(")
                break;
        }
    }

    // A name of an argument, a key of a hash, a word of a tag, something called.
    bool isNoVariable(std::size_t i) const
    {
        const std::string_view after = text(i + 1);
        if (m_own.count(std::string(text(i))) > 0 || after == "=" || after == ":" || after == "(")
            return true;
        return i > 0 && (m_words[i - 1].kind == Kind::Tag && isWordTag(text(i - 1)));
    }

    static bool isWordTag(std::string_view tag)
    {
        return tag == "block" || tag == "endblock" || tag == "autoescape" || tag == "use" || tag == "extends";
    }

    bool isAsked(std::size_t last) const
    {
        if (text(last + 1) == "|" && text(last + 2) == "default")
            return true;
        if (text(last + 1) == "??")
            return true;
        return text(last + 1).starts_with("is") && (text(last + 2) == "defined" || text(last + 3) == "defined");
    }

    const std::string& m_source;
    const std::vector<twig::Highlight> m_words;
    std::set<std::string, std::less<>> m_own;
};

std::size_t lineAt(const std::string& source, std::size_t offset)
{
    return 1 + static_cast<std::size_t>(
                   std::count(source.begin(), source.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

} // namespace

void templateFieldProblems(const std::string& source, const std::vector<std::string>& events,
                           const Surroundings& surroundings, std::vector<Problem>& problems)
{
    if (events.empty())
        return;
    std::set<std::string> told;
    for (const Mention& one : Mentions(source).find()) {
        const bool unknown = std::all_of(events.begin(), events.end(), [&](const std::string& event) {
            return surroundings.fieldsOf(event).standingOf(one.path) == Standing::Unknown;
        });
        if (!unknown || !told.insert(one.path).second)
            continue;
        const std::string& event = events.front();
        const auto meant = surroundings.fieldsOf(event).suggestionFor(one.path);
        const bool root = meant && meant->reason == Reason::Root;
        if (!root && one.mayBeAbsent)
            continue;
        const std::string line = std::to_string(lineAt(source, one.span.offset));
        std::vector<Fix> fixes;
        if (meant)
            fixes.push_back(replaced(source, one.span, meant->path, phrase("lint.fix.read", meant->path)));
        const Phrase what = root    ? phrase("lint.field-root", one.path, event, meant->path)
                            : meant ? phrase("lint.template-unknown-near", one.path, event, meant->path)
                                    : phrase("lint.template-unknown", one.path, event);
        problems.push_back(problem(root ? "field.root" : "field.unknown", std::string(targetpointer::templateText),
                                   phrase("run.template-line", what, line), std::move(fixes),
                                   meant ? meant->path : std::string()));
    }
}

Fix replaced(const std::string& source, const twig::Span& span, const std::string& text, Phrase label)
{
    std::string after = source;
    after.replace(span.offset, span.length, text);
    return {label.id.empty() ? phrase("lint.fix.write", text) : std::move(label),
            {setText(std::string(targetpointer::templateText), after)}};
}

} // namespace retort::lint
