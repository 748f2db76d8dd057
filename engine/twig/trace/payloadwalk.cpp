// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/trace/payloadwalk.h"

#include "engine/json/data.h"
#include "engine/json/utf8.h"
#include "engine/twig/trace/strayquote.h"

#include <algorithm>

namespace retort::twig {

namespace {

using Cause = Finding::Cause;

// Trying where a text may end must not take longer than reading it.
constexpr std::size_t bytesOfTries = std::size_t{4} << 20;

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool endsScalar(char c) { return isSpace(c) || std::string_view(",:{}[]\"").find(c) != std::string_view::npos; }
bool isHex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool isSound(std::string_view text) { return json::Data::parse(text).has_value(); }

/// What in a value breaks a JSON text.
std::optional<Cause> breaks(std::string_view value)
{
    const char* end = value.data() + value.size();
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        if (c == '"')
            return Cause::Quote;
        if (c == '\n' || c == '\r')
            return Cause::Newline;
        if (static_cast<unsigned char>(c) < 0x20)
            return Cause::Control;
        if (c == '\\') {
            const char next = i + 1 < value.size() ? value[i + 1] : '\0';
            if (next == 'u') {
                if (i + 5 >= value.size() || !std::all_of(&value[i + 2], &value[i + 6], isHex))
                    return Cause::Backslash;
            } else if (next == '\0' || std::string_view("\"\\/bfnrt").find(next) == std::string_view::npos) {
                return Cause::Backslash;
            }
            ++i;
        } else if (static_cast<unsigned char>(c) >= 0x80) {
            const std::size_t length = json::detail::utf8Length(value.data() + i, end);
            if (length == 0)
                return Cause::Utf8;
            i += length - 1;
        }
    }
    return std::nullopt;
}

class Walker {
public:
    Walker(std::string_view output, const Segments& segments, std::size_t records)
        : m_output(output), m_segments(segments)
    {
        m_walk.places.assign(records, PrintPlace::Unknown);
    }

    PayloadWalk walk()
    {
        while (m_walk.findings.size() < mostFindings) {
            skipSpace();
            if (m_at >= m_output.size()) {
                atEnd();
                break;
            }
            if (!step())
                break;
        }
        passHoles(m_output.size(), PrintPlace::Elsewhere);
        return std::move(m_walk);
    }

private:
    enum class Expect { Value, FirstItem, FirstKey, Key, Colon, Separator, End };

    const Segment& segment()
    {
        while (m_segment + 1 < m_segments.all.size() && m_segments.all[m_segment].end <= m_at)
            ++m_segment;
        return m_segments.all[m_segment];
    }
    bool inPrint() { return segment().kind == Segment::Kind::Print; }

    void mark(std::size_t record, PrintPlace place)
    {
        if (m_walk.places[record] == PrintPlace::Unknown)
            m_walk.places[record] = place;
    }
    /// Prints of nothing up to here stand in a text, or between other things.
    void passHoles(std::size_t to, PrintPlace place)
    {
        for (; m_hole < m_segments.holes.size() && m_segments.holes[m_hole].at <= to; ++m_hole)
            mark(m_segments.holes[m_hole].record, place);
    }

    void find(Cause cause, std::size_t begin, std::size_t end, std::optional<std::size_t> record = std::nullopt)
    {
        Finding finding{.cause = cause, .output = {begin, end - begin}, .record = record};
        if (!record) {
            const auto found = std::upper_bound(m_segments.all.begin(), m_segments.all.end(), begin,
                                                [](std::size_t at, const Segment& s) { return at < s.end; });
            const Segment* at = found != m_segments.all.end() ? &*found
                                : m_segments.all.empty()      ? nullptr
                                                              : &m_segments.all.back();
            if (at && at->kind == Segment::Kind::Print)
                finding.record = at->index;
            else if (at && at->kind == Segment::Kind::Text)
                finding.text = at->index;
        }
        m_walk.findings.push_back(finding);
    }

    void skipSpace()
    {
        while (m_at < m_output.size() && isSpace(m_output[m_at])) {
            if (inPrint())
                mark(segment().index, PrintPlace::Elsewhere);
            ++m_at;
        }
    }

    void atEnd()
    {
        if (m_expect == Expect::End)
            return;
        if (m_expect == Expect::Value && noticeHole())
            return;
        find(m_open.empty() ? Cause::NothingThere : Cause::Unclosed, m_output.size(), m_output.size());
    }

    /// A print of nothing between the last thing and here, where a value is wanted.
    bool noticeHole()
    {
        for (std::size_t i = m_hole; i < m_segments.holes.size() && m_segments.holes[i].at <= m_at; ++i) {
            const Hole& hole = m_segments.holes[i];
            if (hole.at < m_last)
                continue;
            find(Cause::NoValue, hole.at, hole.at, hole.record);
            return true;
        }
        return false;
    }

    void passed(std::size_t end) // something was read up to there
    {
        m_at = end;
        m_last = end;
    }

    bool step()
    {
        const char c = m_output[m_at];
        switch (m_expect) {
        case Expect::Value:
        case Expect::FirstItem:
            value(c);
            return true;
        case Expect::FirstKey:
        case Expect::Key:
            key(c);
            return true;
        case Expect::Colon:
            colon(c);
            return true;
        case Expect::Separator:
            separator(c);
            return true;
        case Expect::End:
            // Behind what is no JSON from its first word on, the rest says nothing new.
            if (m_walk.findings.empty() || m_walk.findings.back().cause != Cause::NotAValue)
                find(Cause::TooMuch, m_at, m_output.size());
            return false;
        }
        return false;
    }

    Expect afterValue() const { return m_open.empty() ? Expect::End : Expect::Separator; }

    void value(char c)
    {
        const bool first = m_expect == Expect::FirstItem;
        if (c == ']' && first) {
            close(c);
        } else if (c == ',' || c == '}' || c == ']' || c == ':') {
            if (!noticeHole()) {
                const bool member = !m_open.empty() && m_open.back() == '{';
                if (m_comma && c != ',' && c != ':')
                    find(Cause::ExtraComma, *m_comma, *m_comma + 1);
                else
                    find(c == ',' && !member ? Cause::ExtraComma : Cause::NothingThere, m_at, m_at + 1);
            }
            m_expect = afterValue();
            if (m_open.empty() || c == ':')
                passed(m_at + 1);
        } else if (inPrint() && atom()) {
            m_expect = afterValue();
        } else if (inPrint() && isEscapedJson()) {
            scalar(Cause::NotAValue);
            m_expect = afterValue();
        } else if (c == '{' || c == '[') {
            touch();
            m_open.push_back(c);
            m_expect = c == '{' ? Expect::FirstKey : Expect::FirstItem;
            passed(m_at + 1);
        } else if (c == '"') {
            text(false);
            m_expect = afterValue();
        } else {
            scalar(Cause::NotAValue);
            m_expect = afterValue();
        }
        m_comma.reset();
    }

    void touch()
    {
        if (inPrint())
            mark(segment().index, PrintPlace::Elsewhere);
    }

    /// A print that is a whole value of its own.
    bool atom()
    {
        const Segment& print = segment();
        if (print.end < m_output.size() && !endsScalar(m_output[print.end]))
            return false;
        if (!isSound(m_output.substr(m_at, print.end - m_at)))
            return false;
        mark(print.index, PrintPlace::Elsewhere);
        passHoles(print.end, PrintPlace::Elsewhere);
        passed(print.end);
        return true;
    }

    /// JSON that html escaping took the quotes from: one fault, not one at each of them.
    bool isEscapedJson()
    {
        const Segment& print = segment();
        return m_output.substr(m_at, print.end - m_at).find("&quot;") != std::string_view::npos;
    }

    void key(char c)
    {
        if (c == '"') {
            text(true);
            m_expect = Expect::Colon;
        } else if (c == '}') {
            if (m_expect == Expect::Key && m_comma)
                find(Cause::ExtraComma, *m_comma, *m_comma + 1);
            close(c);
        } else if (c == ',') {
            find(Cause::ExtraComma, m_at, m_at + 1);
            m_comma = m_at;
            m_expect = Expect::Key;
            passed(m_at + 1);
            return;
        } else if (c == ']' || c == '{' || c == '[' || c == ':') {
            find(c == ']' ? Cause::WrongCloser : Cause::NotAKey, m_at, m_at + 1);
            if (c == ']')
                close('}');
            else
                passed(m_at + 1);
        } else {
            scalar(Cause::NotAKey);
            m_expect = Expect::Colon;
        }
        m_comma.reset();
    }

    void colon(char c)
    {
        if (c == ':') {
            touch();
            passed(m_at + 1);
            m_expect = Expect::Value;
            return;
        }
        find(Cause::NoColon, m_at, m_at + 1);
        m_expect = c == ',' || c == '}' || c == ']' ? Expect::Separator : Expect::Value;
    }

    void separator(char c)
    {
        const bool object = m_open.back() == '{';
        touch();
        if (c == ',') {
            m_comma = m_at;
            m_expect = object ? Expect::Key : Expect::Value;
            passed(m_at + 1);
        } else if (c == '}' || c == ']') {
            if (c != (object ? '}' : ']'))
                find(Cause::WrongCloser, m_at, m_at + 1);
            close(c);
        } else if (c == ':') {
            find(Cause::NoComma, m_last - 1, m_last);
            passed(m_at + 1);
        } else if (isStray()) {
            scalar(Cause::NotAValue);
        } else {
            find(Cause::NoComma, m_last - 1, m_last);
            m_expect = object ? Expect::Key : Expect::Value;
            m_comma.reset();
        }
    }

    /// A word behind a value, as in `30 AUD`: no item of its own that only lacks its comma.
    bool isStray() const
    {
        if (m_output[m_at] == '"' || m_output[m_at] == '{' || m_output[m_at] == '[')
            return false;
        std::size_t end = m_at;
        while (end < m_output.size() && !endsScalar(m_output[end]))
            ++end;
        return m_open.back() == '{' || !isSound(m_output.substr(m_at, end - m_at));
    }

    void close(char)
    {
        touch();
        passed(m_at + 1);
        m_open.pop_back();
        m_expect = afterValue();
        m_comma.reset();
    }

    /// Where the text ends that the quote here is only a part of: of the places where it may, the first one behind
    /// which the least is wrong. None where the text ends here.
    std::optional<std::size_t> otherEnd(bool key)
    {
        const std::vector<std::size_t> ends = StrayQuotes(m_output, m_segments).otherEnds(m_at, key, m_open);
        if (ends.size() < 2 || m_trying)
            return ends.empty() ? std::nullopt : std::optional(ends.front());
        std::size_t best = ends.front();
        std::size_t least = mostFindings;
        for (const std::size_t end : ends) {
            if (least == 0 || m_tried > bytesOfTries)
                break;
            m_tried += m_output.size() - end + m_walk.places.size();
            const std::size_t wrong = wrongBehind(end, key);
            if (wrong < least) {
                least = wrong;
                best = end;
            }
        }
        return best;
    }
    /// How much of the template's own text is wrong behind a text that ends there. More quotes like this one do not
    /// count: else the text of a loop's first turn would best end in its last.
    std::size_t wrongBehind(std::size_t quote, bool key) const
    {
        Walker other = *this;
        other.m_trying = true;
        other.m_walk.findings.clear();
        other.passHoles(quote, PrintPlace::InText);
        other.passed(quote + 1);
        other.m_expect = key ? Expect::Colon : afterValue();
        other.m_comma.reset();
        const PayloadWalk walk = other.walk();
        return static_cast<std::size_t>(std::count_if(walk.findings.begin(), walk.findings.end(), [](const Finding& f) {
            return !f.record && f.cause != Cause::StrayQuote;
        }));
    }

    /// From a quote to the one that belongs to it.
    void text(bool key)
    {
        touch();
        const std::size_t begin = m_at;
        const std::size_t opener = segment().begin;
        bool told = false;               // one finding is enough for the template's own text
        std::optional<std::size_t> last; // known after a stray quote
        passHoles(m_at, PrintPlace::Elsewhere);
        ++m_at;
        while (m_at < m_output.size()) {
            const Segment& here = segment();
            if (here.kind == Segment::Kind::Print && here.begin != opener) {
                mark(here.index, PrintPlace::InText);
                if (const auto cause = breaks(m_output.substr(m_at, here.end - m_at)))
                    find(*cause, here.begin, here.end, here.index);
                m_at = here.end;
                continue;
            }
            const char c = m_output[m_at];
            if (c == '"' && !last) {
                last = otherEnd(key);
                if (last) {
                    find(Cause::StrayQuote, m_at, m_at + 1);
                    m_walk.findings.back().end = *last;
                }
            }
            if (c == '"' && (!last || m_at >= *last)) {
                passHoles(m_at, PrintPlace::InText);
                passed(m_at + 1);
                return;
            }
            if (static_cast<unsigned char>(c) < 0x20 && !told) {
                told = true;
                find(c == '\n' || c == '\r' ? Cause::Newline : Cause::Control, m_at, m_at + 1);
            }
            // What a backslash stands before is the template's own as long as no print comes first.
            m_at += c == '\\' && m_at + 1 < here.end ? 2 : 1;
        }
        passHoles(m_at, PrintPlace::InText);
        m_last = m_at;
        find(Cause::UnclosedText, begin, m_output.size());
        m_open.clear();
        m_expect = Expect::End;
    }

    /// A number, a word, or what a print put where one should be.
    void scalar(Cause cause)
    {
        const std::size_t begin = m_at;
        std::optional<std::size_t> record;
        while (m_at < m_output.size()) {
            const Segment& here = segment();
            if (here.kind == Segment::Kind::Print && (m_at == here.begin || m_at == begin)) {
                if (m_at > begin && endsScalar(m_output[m_at]))
                    break;
                mark(here.index, PrintPlace::Elsewhere);
                if (!record)
                    record = here.index;
                m_at = here.end;
            } else if (endsScalar(m_output[m_at])) {
                break;
            } else {
                ++m_at;
            }
        }
        passed(std::max(m_at, begin + 1));
        passHoles(m_at, PrintPlace::Elsewhere);
        if (m_output[begin] == '\'') // what stands in single quotes is not the print's fault
            record.reset();
        if (cause == Cause::NotAKey || !isSound(m_output.substr(begin, m_at - begin)))
            find(cause, begin, m_at, record);
    }

    std::string_view m_output;
    const Segments& m_segments;
    PayloadWalk m_walk;
    std::size_t m_at = 0;
    std::size_t m_last = 0; ///< The end of what was read last.
    std::size_t m_segment = 0;
    std::size_t m_hole = 0;
    std::optional<std::size_t> m_comma; ///< The last thing was this comma.
    std::vector<char> m_open;
    Expect m_expect = Expect::Value;
    bool m_trying = false;   ///< Only to see what is wrong behind a place.
    std::size_t m_tried = 0; ///< In bytes.
};

} // namespace

PayloadWalk walkPayload(std::string_view output, const Segments& segments, std::size_t records)
{
    if (segments.all.empty()) { // nothing was printed
        PayloadWalk walk;
        walk.places.assign(records, PrintPlace::Unknown);
        for (const Hole& hole : segments.holes)
            walk.places[hole.record] = PrintPlace::Elsewhere;
        walk.findings.push_back({.cause = Finding::Cause::NothingThere});
        return walk;
    }
    return Walker(output, segments, records).walk();
}

} // namespace retort::twig
