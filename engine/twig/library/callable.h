// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/value.h"
#include "engine/twig/evaluate/environment.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace retort::twig {

/// What a filter's or function's result is safe from, for autoescaping at compile time. Twig's is_safe.
enum class Safe : std::uint8_t {
    No,
    Html,      ///< nl2br, spaceless
    All,       ///< raw
    ByArgument ///< escape: safe for the strategy that its first argument names, if that is a constant
};

struct Parameter {
    std::string_view name;                ///< In Twig's spelling: "decimal_point".
    std::optional<json::Value> fallback;  ///< What PHP declares; none for a required one.
    bool optionalWithoutFallback = false; ///< Of an internal PHP function, which does not tell.
};

/// A filter, function or test: what the compiler needs to know of it, and how it is done.
struct Callable {
    std::string_view name;    ///< "number_format"; of a test also "divisible by".
    std::string_view phpName; ///< For PHP's messages: "twig_number_format_filter".
    /// Without what is piped into a filter or tested.
    std::vector<Parameter> parameters;
    bool variadic = false; ///< Takes any number of further arguments.
    Safe safe = Safe::No;
    bool preEscapesHtml = false; ///< Its input is escaped as html first: nl2br, spaceless.
    bool environment = false;    ///< PHP's function gets Twig's environment first, which its messages count.
    bool internal = false;       ///< A function of PHP's own: too many arguments are an error.
    /// The first argument is what is piped in or tested. As many as were given: at least the required ones, the caller
    /// has seen to that.
    json::Value (*call)(std::span<const json::Value> arguments, Environment& environment) = nullptr;
};

/// nullptr where Twig has none of that name. `default`, `defined`, `attribute`, `block`, `parent` and `_self`'s macros
/// are the compiler's own; `default`, `escape` and `raw` are in the table too.
const Callable* filterNamed(std::string_view name);
const Callable* functionNamed(std::string_view name);
const Callable* testNamed(std::string_view name);
/// For suggestions and for completion, sorted.
std::vector<std::string_view> filterNames();
std::vector<std::string_view> functionNames();
std::vector<std::string_view> testNames();
/// What stands for each of Settings::passedFilters.
const Callable& passedFilter();

// The tables, a file for each kind of work.
std::span<const Callable> textFilters();
std::span<const Callable> numberFilters();
std::span<const Callable> arrayFilters();
std::span<const Callable> encodeFilters();
std::span<const Callable> dateFilters();
std::span<const Callable> platformFilters(); ///< Documented by the platform, not of Twig: currency.
std::span<const Callable> generalFunctions();
std::span<const Callable> dateFunctions();
std::span<const Callable> generalTests();

} // namespace retort::twig
