// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/twig/text/filterbench.h"

#include "engine/json/write.h"
#include "engine/php/utf8.h"

#include <stdexcept>

namespace retort::twig {

namespace {

/// Each character of a text as a byte: how rows give texts that are no UTF-8.
std::string bytesOf(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const php::Character c = php::mbCharacter(text, at);
        out += static_cast<char>(c.code);
        at += c.length;
    }
    return out;
}

std::string charactersOf(std::string_view bytes)
{
    std::string out;
    for (const char byte : bytes)
        php::appendUtf8(out, static_cast<unsigned char>(byte));
    return out;
}

void build(json::Builder& out, Value value, std::string (*change)(std::string_view))
{
    if (value.isString()) {
        out.text(change(value.text()));
    } else if (value.isArray()) {
        out.beginArray();
        for (std::size_t i = 0; i < value.size(); ++i)
            build(out, value.items()[i], change);
        out.end();
    } else if (value.isObject()) {
        out.beginObject();
        for (std::size_t i = 0; i < value.size(); ++i) {
            out.key(change(value.members()[i].key.text()));
            build(out, value.members()[i].value, change);
        }
        out.end();
    } else {
        out.value(value);
    }
}

json::Data changed(Value value, std::string (*change)(std::string_view))
{
    json::Builder out;
    build(out, value, change);
    return out.take();
}

std::string same(std::string_view text) { return std::string(text); }

std::string textOf(Value value, bool bytes)
{
    const json::Data data = changed(value, bytes ? charactersOf : same);
    return value.isContainer() && value.size() == 0 ? "[]" : json::write(data.root());
}

std::string lineOf(FilterBench& bench, std::string_view name, const std::vector<Value>& arguments, bool bytes)
{
    std::string line;
    try {
        line = textOf(bench.filter(name, arguments), bytes);
    } catch (const Failure& failure) {
        line = "! " + (bytes ? charactersOf(failure.thrown) : failure.thrown);
    }
    for (const Warning& warning : bench.warnings())
        line += std::string("\n") + (warning.deprecation ? "deprecated: " : "") +
                (bytes ? charactersOf(warning.thrown) : warning.thrown);
    return line;
}

} // namespace

FilterBench::FilterBench(Settings settings) : m_settings(std::move(settings)) { start(m_settings, {}); }

Value FilterBench::call(Value, std::span<const Value>) { throw std::logic_error("no text filter calls a closure"); }

Value FilterBench::filter(std::string_view name, const std::vector<Value>& arguments)
{
    start(m_settings, {});
    const Callable* callable = filterNamed(name);
    if (!callable)
        throw std::logic_error("no filter " + std::string(name));
    return callable->call(arguments, *this);
}

std::string FilterBench::line(std::string_view name, const std::vector<Value>& arguments)
{
    return lineOf(*this, name, arguments, false);
}

RowLines rowLines(FilterBench& bench, std::string_view text)
{
    const auto row = json::Data::parse(text);
    if (!row)
        throw std::logic_error("no JSON: " + std::string(text));
    const auto column = [&](std::string_view name) {
        const Value* found = row->root().find(name);
        return found ? *found : Value();
    };
    const bool bytes = column("bytes").isBool();
    const auto given = [&](Value value) { return changed(value, bytes ? bytesOf : same); };
    std::vector<json::Data> held{given(column("in"))};
    for (std::size_t i = 0; column("args").isArray() && i < column("args").size(); ++i)
        held.push_back(given(column("args").items()[i]));
    std::vector<Value> arguments;
    for (const json::Data& data : held)
        arguments.push_back(data.root());

    RowLines lines;
    lines.expected =
        row->root().find("out") ? textOf(column("out"), false) : "! " + std::string(column("thrown").text());
    for (std::size_t i = 0; column("warnings").isArray() && i < column("warnings").size(); ++i)
        lines.expected += "\n" + std::string(column("warnings").items()[i].text());
    lines.actual = lineOf(bench, column("filter").text(), arguments, bytes);
    return lines;
}

} // namespace retort::twig
