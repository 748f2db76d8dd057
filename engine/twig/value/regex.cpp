// SPDX-License-Identifier: GPL-3.0-or-later
#define PCRE2_CODE_UNIT_WIDTH 8
#include "engine/twig/value/regex.h"

#include "engine/twig/evaluate/environment.h"
#include "engine/twig/value/convert.h"

#include <algorithm>
#include <optional>
#include <pcre2.h>

namespace retort::twig {

namespace {

constexpr std::size_t mostPatterns = 64;
constexpr std::uint32_t heapLimit = 64 * 1024; // KiB
constexpr std::uint32_t depthLimit = 50'000;   // of nested groups under way

bool isSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool isAlphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

char closing(char delimiter)
{
    switch (delimiter) {
    case '(':
        return ')';
    case '[':
        return ']';
    case '{':
        return '}';
    case '<':
        return '>';
    default:
        return delimiter;
    }
}

/// Where the delimiter at `start` is closed. ext/pcre/php_pcre.c, pcre_get_compiled_regex_cache_ex.
std::optional<std::size_t> endOf(std::string_view pattern, std::size_t start)
{
    const char open = pattern[start];
    const char close = closing(open);
    std::size_t depth = 1;
    for (std::size_t at = start + 1; at < pattern.size(); ++at) {
        if (pattern[at] == '\\' && at + 1 < pattern.size())
            ++at;
        else if (pattern[at] == close && --depth == 0)
            return at;
        else if (pattern[at] == open && open != close)
            ++depth;
    }
    return std::nullopt;
}

/// A modifier's option; nothing for an unknown one.
std::optional<std::uint32_t> optionOf(char modifier)
{
    switch (modifier) {
    case 'i':
        return PCRE2_CASELESS;
    case 'm':
        return PCRE2_MULTILINE;
    case 's':
        return PCRE2_DOTALL;
    case 'x':
        return PCRE2_EXTENDED;
    case 'n':
        return PCRE2_NO_AUTO_CAPTURE;
    case 'A':
        return PCRE2_ANCHORED;
    case 'D':
        return PCRE2_DOLLAR_ENDONLY;
    case 'U':
        return PCRE2_UNGREEDY;
    case 'J':
        return PCRE2_DUPNAMES;
    case 'u':
        return PCRE2_UTF | PCRE2_UCP;
    case 'S': // these two change nothing any more
    case 'X':
    case ' ':
    case '\n':
    case '\r':
        return 0;
    default:
        return std::nullopt;
    }
}

/// How hard a match may be tried. PCRE2 does not tell how much it did, only that it was more than it might: so it
/// begins with little, and what did not suffice is paid for before more is granted. It counts where it had a choice,
/// and each may cost a walk over the text.
struct Effort {
    std::size_t first;
    std::size_t last;

    Effort(std::size_t bytes, std::size_t most)
        : first(std::clamp<std::size_t>(1'000'000 / (bytes + 1), 16, 1'000))
        , last(std::min(most, std::max<std::size_t>(10'000, 4'000'000'000 / (bytes + 1))))
    {}
};

/// A pattern taken apart.
struct Parts {
    std::string_view body;
    std::uint32_t options = 0;
    std::string problem;
};

Parts partsOf(std::string_view pattern)
{
    std::size_t start = 0;
    while (start < pattern.size() && isSpace(pattern[start]))
        ++start;
    if (start == pattern.size())
        return {.problem = "Empty regular expression"};
    const char delimiter = pattern[start];
    if (isAlphanumeric(delimiter) || delimiter == '\\' || delimiter == '\0')
        return {.problem = "Delimiter must not be alphanumeric, backslash, or NUL"};
    const std::optional<std::size_t> end = endOf(pattern, start);
    if (!end) {
        const bool pair = closing(delimiter) != delimiter;
        return {.problem = std::string(pair ? "No ending matching delimiter '" : "No ending delimiter '") +
                           closing(delimiter) + "' found"};
    }
    Parts parts{.body = pattern.substr(start + 1, *end - start - 1)};
    for (const char modifier : pattern.substr(*end + 1)) {
        const std::optional<std::uint32_t> option = optionOf(modifier);
        if (option)
            parts.options |= *option;
        else if (modifier == 'e')
            return {.problem = "The /e modifier is no longer supported, use preg_replace_callback instead"};
        else if (modifier == '\0')
            return {.problem = "NUL is not a valid modifier"};
        else
            return {.problem = std::string("Unknown modifier '") + modifier + "'"};
    }
    return parts;
}

} // namespace

struct Regex::Compiled {
    pcre2_code* code = nullptr;
    pcre2_match_data* data = nullptr;
    pcre2_match_context* context = pcre2_match_context_create(nullptr);

    Compiled() = default;
    Compiled(const Compiled&) = delete;
    Compiled& operator=(const Compiled&) = delete;
    ~Compiled()
    {
        pcre2_match_data_free(data);
        pcre2_code_free(code);
        pcre2_match_context_free(context);
    }
};

Regex::Regex(std::string_view pattern, std::string& problem) : m_compiled(std::make_unique<Compiled>())
{
    const Parts parts = partsOf(pattern);
    problem = parts.problem;
    if (!problem.empty())
        return;
    int error = 0;
    PCRE2_SIZE offset = 0;
    m_compiled->code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(parts.body.data()), parts.body.size(), parts.options,
                                     &error, &offset, nullptr);
    if (m_compiled->code) {
        m_compiled->data = pcre2_match_data_create(1, nullptr);
        return;
    }
    PCRE2_UCHAR words[256];
    pcre2_get_error_message(error, words, sizeof words);
    problem = "Compilation failed: " + std::string(reinterpret_cast<const char*>(words)) + " at offset " +
              std::to_string(offset);
}

Regex::~Regex() = default;

std::size_t Regex::size() const
{
    std::size_t bytes = 0;
    pcre2_pattern_info(m_compiled->code, PCRE2_INFO_SIZE, &bytes);
    return bytes;
}

Regex::Answer Regex::match(std::string_view text, std::size_t matchLimit) const
{
    pcre2_set_match_limit(m_compiled->context, static_cast<std::uint32_t>(matchLimit));
    pcre2_set_heap_limit(m_compiled->context, heapLimit);
    pcre2_set_depth_limit(m_compiled->context, depthLimit);
    const int result = pcre2_match(m_compiled->code, reinterpret_cast<PCRE2_SPTR>(text.data() ? text.data() : ""),
                                   text.size(), 0, 0, m_compiled->data, m_compiled->context);
    if (result >= 0)
        return Answer::Yes;
    if (result == PCRE2_ERROR_NOMATCH)
        return Answer::No;
    const bool badText = result <= PCRE2_ERROR_UTF8_ERR1 && result >= PCRE2_ERROR_UTF8_ERR21;
    return badText ? Answer::BadText : Answer::OverLimits;
}

const Regex& RegexCache::get(std::string_view pattern, Environment& environment)
{
    if (const auto found = m_known.find(pattern); found != m_known.end())
        return *found->second;
    environment.spend(16 + pattern.size() / 4);
    std::string problem;
    auto regex = std::make_unique<Regex>(pattern, problem);
    if (!problem.empty())
        environment.failRuntime("Regexp \"" + std::string(pattern) +
                                    "\" passed to \"matches\" is not valid: " + problem,
                                phrase("twig.bad-regex", std::string(pattern), problem));
    environment.spend(regex->size() / 16); // repeats of groups are written out
    if (m_known.size() >= mostPatterns)
        m_known.clear();
    return *m_known.emplace(std::string(pattern), std::move(regex)).first->second;
}

// CoreExtension.php, twig_matches.
Value matches(Value subject, Value pattern, Environment& environment)
{
    const auto text = [&](Value value, int number, std::string_view name, std::string_view type) {
        if (value.isNull() || isArray(value) || isSpecial(value)) {
            std::string thrown = "twig_matches(): Argument #" + std::to_string(number) + " ($";
            thrown += name;
            thrown += ") must be of type ";
            thrown += type;
            thrown += ", ";
            thrown += typeName(value);
            thrown += " given";
            environment.failPhp(std::move(thrown), phrase(number == 1 ? "twig.matches-pattern" : "twig.matches-text",
                                                          std::string(typeName(value))));
        }
        return textOf(value, environment).text();
    };
    const std::string_view expression = text(pattern, 1, "regexp", "string");
    const std::string_view haystack = subject.isNull() ? std::string_view() : text(subject, 2, "str", "?string");
    if (std::max(haystack.size(), expression.size()) > environment.limits().regexSubject)
        environment.failLimit(phrase("twig.regex-text-too-long", std::to_string(environment.limits().regexSubject)));
    const Regex& regex = environment.regexes().get(expression, environment);
    environment.spend(4 + haystack.size() / 16);
    const Effort effort(haystack.size(), environment.limits().regexMatch);
    for (std::size_t most = effort.first;; most = std::min(most * 8, effort.last)) {
        switch (regex.match(haystack, most)) {
        case Regex::Answer::No:
            return 0;
        case Regex::Answer::Yes:
            return 1;
        case Regex::Answer::BadText:
            return false;
        case Regex::Answer::OverLimits:
            break;
        }
        if (most >= effort.last)
            break;
        environment.spend(most / 8 + most * haystack.size() / 4096);
    }
    if (effort.last < environment.limits().regexMatch)
        environment.failLimit(phrase("twig.regex-too-slow", std::string(expression)));
    // As many choices as PHP's pcre.backtrack_limit allows: it gives up without a word.
    environment.deprecated("preg_match(): Backtrack limit exhausted",
                           phrase("twig.regex-gave-up", std::string(expression)));
    return false;
}

} // namespace retort::twig
