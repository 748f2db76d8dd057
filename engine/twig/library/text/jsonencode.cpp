// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/library/text/jsonencode.h"

#include "engine/php/jsontext.h"
#include "engine/twig/evaluate/environment.h"
#include "engine/twig/library/text/properties.h"
#include "engine/twig/value/array.h"
#include "engine/twig/value/convert.h"

#include <cmath>
#include <string>
#include <vector>

namespace retort::twig {

namespace {

enum class Error : std::uint8_t { None, Depth, Utf8, Infinite };

/// An array that is being written.
struct Open {
    Value array;
    std::size_t at = 0;
    bool list = false;
};

// ext/json/json_encoder.c. Not recursive: a loop can nest arrays deeper than any stack.
class Encoder {
public:
    Encoder(std::int64_t flags, std::int32_t depth, Environment& environment)
        : m_flags(flags), m_depth(depth), m_environment(environment)
    {}

    /// False where nothing is to be had.
    bool encode(Value value)
    {
        bool going = write(value);
        while (going && !m_open.empty())
            going = step();
        return going;
    }
    Error error() const { return m_error; }
    std::string_view text() const { return m_out; }

private:
    bool has(php::JsonFlag flag) const { return (m_flags & flag) != 0; }

    /// Goes on only where part of the value is enough.
    bool fails(Error error)
    {
        m_error = error;
        return has(php::JsonPartialOutput);
    }
    void newLine()
    {
        if (!has(php::JsonPrettyPrint))
            return;
        m_out += '\n';
        m_out.append(4 * m_open.size(), ' ');
    }
    void hold()
    {
        if (m_out.size() > m_environment.limits().bytesInString)
            m_environment.failLongText();
    }

    bool write(Value value)
    {
        hold();
        switch (value.kind()) {
        case json::Kind::Null:
            m_out += "null";
            return true;
        case json::Kind::Bool:
            m_out += value.asBool() ? "true" : "false";
            return true;
        case json::Kind::Int:
            m_out += std::to_string(value.asInt());
            return true;
        case json::Kind::Double:
            if (!std::isfinite(value.asDouble())) {
                m_out += '0';
                return fails(Error::Infinite);
            }
            php::appendJsonNumber(m_out, value.asDouble(), m_flags);
            return true;
        case json::Kind::String: {
            const std::size_t before = m_out.size();
            if (php::appendJsonText(m_out, value.text(), m_flags))
                return true;
            m_out.resize(before);
            m_out += "null";
            return fails(Error::Utf8);
        }
        case json::Kind::Array:
        case json::Kind::Object:
            break;
        }
        const Value array = isSpecial(value) ? propertiesOf(value, m_environment) : value;
        m_environment.spend(countOf(array) / 4);
        const bool list = !isSpecial(value) && !has(php::JsonForceObject) && isList(array);
        m_out += list ? '[' : '{';
        m_open.push_back({array, 0, list});
        return true;
    }

    /// The next item of the innermost array, or its end.
    bool step()
    {
        const std::size_t at = m_open.back().at++;
        const Value array = m_open.back().array;
        const bool list = m_open.back().list;
        if (at == countOf(array))
            return close(list);
        if (at != 0)
            m_out += ',';
        newLine();
        if (!list)
            key(keyAt(array, at));
        return write(valueAt(array, at));
    }

    void key(Value key)
    {
        if (key.isInt()) {
            m_out += '"' + std::to_string(key.asInt()) + '"';
        } else {
            const std::size_t before = m_out.size();
            if (!php::appendJsonText(m_out, key.text(), m_flags & ~std::int64_t{php::JsonNumericCheck})) {
                m_error = Error::Utf8;
                m_out.resize(before);
                m_out += "\"\"";
            }
        }
        m_out += has(php::JsonPrettyPrint) ? ": " : ":";
    }

    bool close(bool list)
    {
        const bool tooDeep = static_cast<std::int64_t>(m_open.size()) > m_depth;
        const bool empty = countOf(m_open.back().array) == 0;
        if (tooDeep && !fails(Error::Depth))
            return false;
        m_open.pop_back();
        if (!empty)
            newLine();
        m_out += list ? ']' : '}';
        return true;
    }

    std::int64_t m_flags;
    std::int64_t m_depth;
    Environment& m_environment;
    std::string m_out;
    std::vector<Open> m_open;
    Error m_error = Error::None;
};

std::string_view wordsOf(Error error)
{
    switch (error) {
    case Error::Depth:
        return "Maximum stack depth exceeded";
    case Error::Utf8:
        return "Malformed UTF-8 characters, possibly incorrectly encoded";
    case Error::Infinite:
        return "Inf and NaN cannot be JSON encoded";
    case Error::None:
        break;
    }
    return {};
}

} // namespace

Value jsonEncode(std::span<const Value> arguments, Environment& environment)
{
    const std::int64_t flags =
        arguments.size() > 1 ? intParameter(arguments[1], {"json_encode", 2, "flags"}, environment) : 0;
    const std::int64_t depth =
        arguments.size() > 2 ? intParameter(arguments[2], {"json_encode", 3, "depth"}, environment) : 512;
    Encoder encoder(flags, static_cast<std::int32_t>(depth), environment);
    const bool done = encoder.encode(arguments[0]);
    const bool partial = (flags & php::JsonPartialOutput) != 0;
    if (encoder.error() != Error::None && (flags & php::JsonThrow) && !partial) {
        const std::string words(wordsOf(encoder.error()));
        environment.failPhp("An exception has been thrown during the rendering of a template (\"" + words + "\").",
                            phrase("twig.json-encode", words));
    }
    if (!done || (encoder.error() != Error::None && !partial))
        return Value(false);
    return environment.textValue(encoder.text());
}

} // namespace retort::twig
