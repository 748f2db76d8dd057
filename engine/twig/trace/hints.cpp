// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/nearest.h"
#include "engine/json/write.h"
#include "engine/twig/trace/diagnosis.h"
#include "engine/twig/trace/printsource.h"
#include "engine/twig/value/array.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace retort::twig {

namespace {

bool hasFilter(const Record& record, std::initializer_list<std::string_view> names)
{
    return std::any_of(record.filters.begin(), record.filters.end(), [&](const FilterStep& step) {
        return !step.automatic && std::find(names.begin(), names.end(), step.name) != names.end();
    });
}

bool holdsEmptyObject(json::Value value)
{
    if (value.isObject())
        return value.size() == 0 || std::any_of(value.members(), value.members() + value.size(),
                                                [](const json::Member& m) { return holdsEmptyObject(m.value); });
    return value.isArray() &&
           std::any_of(value.items(), value.items() + value.size(), [](json::Value v) { return holdsEmptyObject(v); });
}

/// Its keys are whole numbers, but not 0, 1, 2 … in order, so that json_encode makes an object of it.
bool isTornList(json::Value value)
{
    return value.isObject() && value.size() > 0 && !isList(value) &&
           std::all_of(value.members(), value.members() + value.size(),
                       [](const json::Member& m) { return integerKey(m.key.text()).has_value(); });
}

/// The name that a missing path was probably meant to be.
std::string nearestPath(json::Value context, const std::string& path)
{
    std::size_t begin = 0;
    json::Value at = context;
    while (begin <= path.size()) {
        const std::size_t end = std::min(path.find('.', begin), path.size());
        const std::string part = path.substr(begin, end - begin);
        if (!at.isObject() || isSpecial(at))
            return {};
        const json::Value* next = at.find(part);
        if (!next) {
            std::vector<std::string_view> names;
            for (std::size_t i = 0; i < at.size(); ++i)
                names.push_back(at.members()[i].key.text());
            const std::string_view near = nearest(part, names);
            return near.empty() ? std::string() : path.substr(0, begin) + std::string(near) + path.substr(end);
        }
        at = *next;
        begin = end + 1;
    }
    return {};
}

class Hints {
public:
    Hints(const Rendered& rendered, const std::vector<PrintPlace>& places) : m_rendered(rendered), m_places(places) {}

    std::vector<Diagnosed> all()
    {
        for (std::size_t i = 0; i < m_rendered.trace.records.size(); ++i) {
            const Record& record = m_rendered.trace.records[i];
            if (record.kind != Record::Kind::Print || !record.output)
                continue;
            m_index = i;
            m_name = m_rendered.nameOf(record);
            steps(record);
            if (m_places[i] == PrintPlace::InText)
                inText(record);
            else if (m_places[i] == PrintPlace::Elsewhere)
                elsewhere(record);
        }
        return std::move(m_hints);
    }

private:
    /// nullptr where a turn before had the same hint: then that one is counted.
    Diagnosed* add(std::string_view cause, const Record& record, Phrase message)
    {
        const auto [known, isNew] = m_known.emplace(
            std::make_tuple(std::string(cause), record.span.offset, record.span.length), m_hints.size());
        if (!isNew) {
            ++m_hints[known->second].problem.times;
            return nullptr;
        }
        Diagnosed hint;
        hint.problem.cause = cause;
        hint.problem.hint = true;
        hint.problem.message = std::move(message);
        hint.problem.record = m_index;
        hint.problem.span = trimmed(m_rendered.code.source, record.span);
        hint.problem.output = *record.output;
        m_hints.push_back(std::move(hint));
        return &m_hints.back();
    }

    void way(Diagnosed& hint, Span replaced, std::string replacement, std::string_view remedy)
    {
        Candidate candidate{.replaced = replaced, .replacement = std::move(replacement)};
        candidate.remedy = phrase(remedy, candidate.replacement);
        hint.candidates.push_back(std::move(candidate));
    }

    void encode(Diagnosed* hint, const Record& record) const
    {
        if (!hint)
            return;
        hint->problem.remedy = phrase("twig.advice-encode");
        hint->candidates = encoded(m_rendered, record, true);
    }

    void inText(const Record& record)
    {
        const std::string_view printed = m_rendered.printed(record);
        const json::Value value = record.value.value.root();
        if (value.isBool()) {
            boolean(record);
        } else if ((record.value.type == "list" || record.value.type == "object") && printed == "Array") {
            encode(add("array", record, phrase("twig.payload-array", m_name)), record);
        } else if (record.escapedBy == "html" && changed(record, printed)) {
            encode(add("html", record, phrase("twig.hint-html", m_name, shown(record.value), shown(printed))), record);
        } else if (printed.empty()) {
            missing(record);
        } else if (printed.find('\\') != std::string_view::npos && value.isString() && !record.value.cut &&
                   value.text() == printed && !hasFilter(record, {"json_encode", "e", "escape", "replace", "raw"})) {
            encode(add("backslash", record, phrase("twig.hint-backslash", m_name, shown(record.value))), record);
        }
    }

    void elsewhere(const Record& record)
    {
        const json::Value value = record.value.value.root();
        if (value.isBool() && record.output->length > 0)
            boolean(record);
    }

    static bool changed(const Record& record, std::string_view printed)
    {
        const json::Value value = record.value.value.root();
        if (!value.isString())
            return false;
        return record.value.cut ? !printed.starts_with(value.text()) : value.text() != printed;
    }

    void boolean(const Record& record)
    {
        Diagnosed* hint =
            add("boolean", record,
                record.output->length > 0 ? phrase("twig.hint-true", m_name) : phrase("twig.hint-false", m_name));
        if (!hint)
            return;
        hint->problem.remedy = phrase("twig.advice-words");
        if (const auto print = PrintSource::of(m_rendered.code, record))
            way(*hint, print->outer(), print->around(print->bare() + " ? 'true' : 'false'"), "twig.remedy-words");
    }

    void missing(const Record& record)
    {
        for (const VariableRead& read : record.reads) {
            if (!read.missing || read.guarded)
                continue;
            Diagnosed* hint = add("missing", record, phrase("twig.hint-missing", read.path));
            if (!hint)
                return;
            hint->problem.remedy = phrase("twig.advice-missing-text");
            const std::string near = m_rendered.context ? nearestPath(*m_rendered.context, read.path) : std::string();
            if (!near.empty()) {
                hint->problem.remedy = phrase("twig.advice-nearest", near);
                way(*hint, read.span, near, "twig.remedy-nearest");
            }
            return;
        }
    }

    void steps(const Record& record)
    {
        const std::vector<std::string>& passed = m_rendered.code.settings.passedFilters;
        for (const FilterStep& step : record.filters) {
            if (step.name == "json_encode")
                encoding(record, step);
            else if (step.name == "date")
                date(record, step);
            else if (std::find(passed.begin(), passed.end(), step.name) != passed.end())
                add("passed", record, phrase("twig.hint-passed", step.name));
            else if (step.name == "currency")
                add("inferred", record, phrase("twig.hint-currency"));
            else if (step.name == "shuffle")
                add("random", record, phrase("twig.hint-random", m_name));
        }
    }

    /// Twig takes nothing for now: a missing expiry prints today.
    void date(const Record& record, const FilterStep& step)
    {
        const json::Value in = step.in.value.root();
        if (in.isNull() || (in.isString() && in.text().empty())) {
            if (Diagnosed* hint = add("clock", record, phrase("twig.hint-clock", m_name)))
                hint->problem.remedy = phrase("twig.advice-clock");
        }
    }

    void encoding(const Record& record, const FilterStep& step)
    {
        const json::Value in = step.in.value.root();
        const json::Value out = step.out.value.root();
        const bool forced = std::any_of(step.arguments.begin(), step.arguments.end(), [](const Seen& seen) {
            return seen.value.root().isInt() && (seen.value.root().asInt() & 16) != 0; // JSON_FORCE_OBJECT
        });
        if (!forced && holdsEmptyObject(in) && out.isString() && out.text().find("[]") != std::string_view::npos)
            emptyObject(record, in);
        if (!forced && isTornList(in))
            tornList(record);
    }

    void emptyObject(const Record& record, json::Value in)
    {
        Diagnosed* hint = add("object", record, phrase("twig.hint-object", m_name));
        if (!hint)
            return;
        hint->problem.remedy = phrase("twig.advice-object");
        const auto print = PrintSource::of(m_rendered.code, record);
        if (!print || in.size() > 0 || print->lastFilter() != "json_encode")
            return;
        const std::string value = print->beforeLastFilter();
        way(*hint, print->outer(), print->around('(' + value + " ? " + value + "|json_encode : '{}')|raw"),
            "twig.remedy-object");
    }

    void tornList(const Record& record)
    {
        Diagnosed* hint = add("keys", record, phrase("twig.hint-keys", m_name));
        if (!hint)
            return;
        hint->problem.remedy = phrase("twig.advice-keys");
        const auto print = PrintSource::of(m_rendered.code, record);
        if (!print || print->lastFilter() != "json_encode")
            return;
        const std::string raw = m_rendered.code.settings.autoescape != Autoescape::Off ? "|raw" : "";
        way(*hint, print->outer(), print->around(print->beforeLastFilter() + "|merge([])|json_encode" + raw),
            "twig.remedy-keys");
    }

    const Rendered& m_rendered;
    const std::vector<PrintPlace>& m_places;
    std::vector<Diagnosed> m_hints;
    std::map<std::tuple<std::string, std::uint32_t, std::uint32_t>, std::size_t> m_known;
    std::size_t m_index = 0;
    std::string m_name;
};

} // namespace

std::vector<Diagnosed> hintsOf(const Rendered& rendered, const std::vector<PrintPlace>& places)
{
    return Hints(rendered, places).all();
}

} // namespace retort::twig
