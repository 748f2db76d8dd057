// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/write.h"
#include "engine/twig/trace/diagnosis.h"
#include "engine/twig/trace/printsource.h"

#include <algorithm>

namespace retort::twig {

namespace {

using Cause = Finding::Cause;

/// A print that is at fault: what it printed, and why that is wrong.
class PrintProblem {
public:
    PrintProblem(const Rendered& rendered, const Finding& finding, const Record& record)
        : m_rendered(rendered)
        , m_finding(finding)
        , m_record(record)
        , m_name(rendered.nameOf(record))
        , m_value(shown(record.value))
        , m_printed(rendered.printed(record))
    {}

    Diagnosed diagnose()
    {
        switch (m_finding.cause) {
        case Cause::Quote:
            if (isEncoded())
                return inText("quote", "twig.payload-quotes-twice", "twig.advice-no-quotes");
            return inText("quote", "twig.payload-quote", "twig.advice-encode");
        case Cause::Newline:
            return inText("newline", "twig.payload-newline", "twig.advice-encode");
        case Cause::Control:
            return inText("control", "twig.payload-control", "twig.advice-encode");
        case Cause::Backslash:
            return inText("backslash", "twig.payload-backslash", "twig.advice-encode");
        case Cause::Utf8:
            return said("utf8", phrase("twig.payload-utf8", m_name), "twig.advice-utf8");
        case Cause::NoValue:
            return noValue();
        case Cause::NotAKey:
            if (isEscapedJson() || !m_record.output || m_finding.output.offset != m_record.output->offset)
                return notAValue();
            return said("text", phrase("twig.payload-key", m_name, shown(m_printed)), "twig.advice-key",
                        {quoted(m_rendered)});
        default:
            return notAValue();
        }
    }

private:
    bool isEncoded() const
    {
        return std::any_of(m_record.filters.begin(), m_record.filters.end(),
                           [](const FilterStep& step) { return step.name == "json_encode"; });
    }

    Diagnosed said(std::string_view cause, Phrase message, std::string_view advice,
                   std::vector<Candidate> candidates = {})
    {
        Diagnosed result;
        result.problem.cause = cause;
        result.problem.message = std::move(message);
        result.problem.remedy = phrase(advice);
        result.candidates = std::move(candidates);
        return result;
    }
    Diagnosed inText(std::string_view cause, std::string_view message, std::string_view advice)
    {
        return said(cause, phrase(message, m_name, m_value), advice, encoded(m_rendered, m_record, true));
    }

    Candidate quoted(const Rendered& rendered) const
    {
        Candidate candidate;
        if (const auto print = PrintSource::of(rendered.code, m_record)) {
            candidate.replaced = print->outer();
            candidate.replacement = '"' + print->around(print->expression()) + '"';
            candidate.remedy = phrase("twig.remedy-quotes", candidate.replacement);
        }
        return candidate;
    }

    Diagnosed noValue()
    {
        const json::Value value = m_record.value.value.root();
        const bool missing = std::any_of(m_record.reads.begin(), m_record.reads.end(),
                                         [](const VariableRead& read) { return read.missing && !read.guarded; });
        if (value.isBool())
            return said("false", phrase("twig.payload-false", m_name), "twig.advice-words", candidates());
        if (value.isNull() && missing)
            return said("missing", phrase("twig.payload-missing", m_name), "twig.advice-missing", candidates());
        if (value.isNull())
            return said("missing", phrase("twig.payload-null", m_name), "twig.advice-missing", candidates());
        return said("empty", phrase("twig.payload-empty", m_name), "twig.advice-encode", candidates());
    }
    std::vector<Candidate> candidates() const { return valueInstead(m_rendered, m_record); }

    bool isEscapedJson() const
    {
        return m_record.escapedBy == "html" && m_printed.find("&quot;") != std::string_view::npos;
    }

    /// Of a value that is JSON text itself, as it is; else encoded.
    std::vector<Candidate> unescaped() const
    {
        std::vector<Candidate> ways;
        const auto print = PrintSource::of(m_rendered.code, m_record);
        const json::Value value = m_record.value.value.root();
        if (print && value.isString() && value.text().find_first_of("{[\"") == 0) {
            Candidate candidate{.replaced = print->outer(), .replacement = print->around(print->bare() + "|raw")};
            candidate.remedy = phrase("twig.remedy-encode", candidate.replacement);
            ways.push_back(std::move(candidate));
        }
        // A text that only looks like JSON must not go out as a text within quotes.
        if (ways.empty() || isEncoded())
            ways = encoded(m_rendered, m_record, false);
        return ways;
    }

    /// 00042, 1,234.50, 1.5%: something that was meant to be a number.
    bool isNearlyNumber() const
    {
        const std::size_t digits = static_cast<std::size_t>(
            std::count_if(m_printed.begin(), m_printed.end(), [](char c) { return c >= '0' && c <= '9'; }));
        return digits > 0 && m_printed.find_first_not_of("0123456789.,' %\xC2\xA0", 1) == std::string_view::npos &&
               std::string_view("0123456789.+-").find(m_printed[0]) != std::string_view::npos;
    }

    Diagnosed notAValue()
    {
        if (m_record.value.type == "list" || m_record.value.type == "object") {
            if (m_printed == "Array")
                return said("array", phrase("twig.payload-array", m_name), "twig.advice-encode",
                            encoded(m_rendered, m_record, false));
        }
        if (isEscapedJson())
            return said("html", phrase("twig.payload-html", m_name), "twig.advice-raw", unescaped());
        std::vector<Candidate> ways;
        const bool number = isNearlyNumber();
        if (number)
            ungrouped(ways);
        for (Candidate& candidate : encoded(m_rendered, m_record, false))
            ways.push_back(std::move(candidate));
        ways.push_back(quoted(m_rendered));
        return number ? said("number", phrase("twig.payload-number", m_name, shown(m_printed)), "twig.advice-number",
                             std::move(ways))
                      : said("text", phrase("twig.payload-text", m_name, shown(m_printed)), "twig.advice-encode",
                             std::move(ways));
    }

    /// number_format puts a comma between thousands unless told otherwise.
    void ungrouped(std::vector<Candidate>& ways) const
    {
        const auto print = PrintSource::of(m_rendered.code, m_record);
        if (!print || print->lastFilter() != "number_format")
            return;
        const std::string_view decimals = print->argumentOfLastFilter(1);
        Candidate candidate{.replaced = print->outer()};
        candidate.replacement = print->around(print->beforeLastFilter() + "|number_format(" +
                                              (decimals.empty() ? "0" : std::string(decimals)) + ", '.', '')");
        candidate.remedy = phrase("twig.remedy-ungrouped", candidate.replacement);
        ways.push_back(std::move(candidate));
    }

    const Rendered& m_rendered;
    const Finding& m_finding;
    const Record& m_record;
    std::string m_name;
    std::string m_value;
    std::string_view m_printed;
};

bool isBlank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

/// Does the payload begin with words, and not with something that looks like a value? One word alone may be meant as
/// true, false or null.
bool isPlain(const Rendered& rendered, const Finding& finding)
{
    if (!isBlank(rendered.output.substr(0, finding.output.offset)))
        return false;
    const std::string_view rest = rendered.output.substr(finding.output.offset);
    const auto isWord = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; };
    const auto end = std::find_if_not(rest.begin(), rest.end(), isWord);
    return end != rest.begin() && end != rest.end() &&
           !isBlank(rest.substr(static_cast<std::size_t>(end - rest.begin())));
}

/// Does the text that a stray quote stands in begin as an object or a list does?
bool beginsJson(std::string_view output, std::size_t quote)
{
    while (quote > 0 && isBlank(output.substr(quote - 1, 1)))
        --quote;
    return quote > 0 && (output[quote - 1] == '{' || output[quote - 1] == '[');
}

/// The template's own text is at fault.
Diagnosed ofText(const Rendered& rendered, const Finding& finding)
{
    Diagnosed result;
    PayloadProblem& problem = result.problem;
    problem.cause = "json";
    const std::string found = shown(rendered.output.substr(finding.output.offset, finding.output.length));
    switch (finding.cause) {
    case Cause::ExtraComma:
        problem.cause = "comma";
        problem.message = phrase("twig.payload-extra-comma");
        problem.remedy = phrase(finding.text && rendered.inLoop(rendered.trace.texts[*finding.text].parent)
                                    ? "twig.advice-comma-loop"
                                    : "twig.advice-comma");
        break;
    case Cause::NoComma:
        problem.cause = "comma";
        problem.message = phrase("twig.payload-no-comma");
        problem.remedy = phrase("twig.advice-comma");
        break;
    case Cause::NothingThere:
        if (isBlank(rendered.code.source)) {
            problem.message = phrase("twig.payload-no-template");
            problem.remedy = phrase("twig.advice-json");
            break;
        }
        problem.message = phrase(isBlank(rendered.output) ? "twig.payload-nothing" : "twig.payload-no-value");
        problem.remedy = phrase("twig.advice-no-value");
        break;
    case Cause::Unclosed:
        problem.message = phrase("twig.payload-unclosed");
        break;
    case Cause::UnclosedText:
        problem.message = phrase("twig.payload-text-unclosed");
        break;
    case Cause::WrongCloser:
        problem.message = phrase("twig.payload-wrong-closer", found);
        break;
    case Cause::TooMuch:
        problem.message = phrase("twig.payload-too-much", found);
        break;
    case Cause::NoColon:
        problem.message = phrase("twig.payload-no-colon");
        break;
    case Cause::Newline:
        problem.cause = "newline";
        problem.message = phrase("twig.payload-text-newline");
        problem.remedy = phrase("twig.advice-text-newline");
        break;
    case Cause::Control:
        problem.cause = "control";
        problem.message = phrase("twig.payload-text-control");
        break;
    case Cause::StrayQuote:
        problem.cause = "quote";
        problem.message = phrase("twig.payload-text-quote");
        problem.remedy = phrase(beginsJson(rendered.output, finding.output.offset) ? "twig.advice-text-quote-json"
                                                                                   : "twig.advice-text-quote");
        break;
    case Cause::NotAKey:
        problem.message = phrase("twig.payload-text-key", found);
        problem.remedy = phrase("twig.advice-key");
        break;
    default:
        if (isPlain(rendered, finding)) {
            problem.message = phrase("twig.payload-plain", shown(rendered.output));
            problem.remedy = phrase("twig.advice-json");
            break;
        }
        problem.message = phrase("twig.payload-text-value", found);
        problem.remedy = phrase("twig.advice-text-value");
        break;
    }
    return result;
}

Span spanOf(const Rendered& rendered, const Finding& finding)
{
    if (finding.record)
        return trimmed(rendered.code.source, rendered.trace.records[*finding.record].span);
    if (!finding.text)
        return {};
    const auto at = rendered.sourceOf(*finding.text, finding.output.offset);
    const TextPiece& piece = rendered.trace.texts[*finding.text];
    if (!at)
        return piece.span;
    const std::size_t most = piece.span.end() > *at ? piece.span.end() - *at : 0;
    return {*at, static_cast<std::uint32_t>(std::min(finding.output.length, most))};
}

} // namespace

Diagnosed problemOf(const Rendered& rendered, const Finding& finding, const std::vector<PrintPlace>&)
{
    const bool comma = finding.cause == Cause::ExtraComma || finding.cause == Cause::NoComma;
    Diagnosed result = finding.record && !comma && finding.cause <= Cause::NotAKey
                           ? PrintProblem(rendered, finding, rendered.trace.records[*finding.record]).diagnose()
                           : ofText(rendered, finding);
    if (comma)
        result.candidates = commas(rendered, finding);
    else if (finding.cause == Cause::StrayQuote)
        result.candidates = escapedQuotes(rendered, finding);
    result.problem.record = finding.record;
    result.problem.span = spanOf(rendered, finding);
    result.problem.output = finding.output;
    return result;
}

} // namespace retort::twig
