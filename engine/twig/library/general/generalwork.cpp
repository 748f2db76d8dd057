// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/library/general/generalwork.h"

#include "engine/twig/library/general/constants.h"
#include "engine/twig/value/arithmetic.h"
#include "engine/twig/value/array.h"
#include "engine/twig/value/compare.h"
#include "engine/twig/value/convert.h"

namespace retort::twig::work {

namespace {

using Arguments = std::span<const Value>;

Value argument(Arguments arguments, std::size_t position, Value fallback = {})
{
    return position < arguments.size() ? arguments[position] : fallback;
}

[[noreturn]] void refuse(std::string_view call, std::string_view type, Value given, std::string_view parameter,
                         const Environment& environment)
{
    std::string thrown(call);
    thrown += " must be of type ";
    thrown += type;
    thrown += ", ";
    thrown += typeName(given);
    thrown += " given";
    environment.failPhp(std::move(thrown), phrase("twig.argument-type", std::string(parameter), std::string(type),
                                                  std::string(typeName(given))));
}

/// The greatest of all, or the least: of equal ones the first. Where two have no order, it shows that PHP asks the
/// other way round when the values come in an array.
Value extreme(Arguments arguments, std::string_view function, int wanted, Environment& environment)
{
    const std::string call = std::string(function) + "(): Argument #1 ($value)";
    if (arguments.empty())
        environment.failPhp(std::string(function) + "() expects at least 1 argument, 0 given",
                            phrase("twig.extreme-of-nothing", std::string(function)));
    Value list = Value::array(arguments.data(), arguments.size());
    const bool array = arguments.size() == 1;
    if (array) {
        list = arguments[0];
        if (!isArray(list))
            refuse(call, "array", list, "value", environment);
        if (countOf(list) == 0)
            environment.failPhp(call + " must contain at least one element",
                                phrase("twig.extreme-of-nothing", std::string(function)));
    }
    environment.spend(countOf(list) / 4);
    Value best = valueAt(list, 0);
    for (std::size_t i = 1; i < countOf(list); ++i) {
        const Value next = valueAt(list, i);
        const int order = array ? -compare(best, next, environment) : compare(next, best, environment);
        if (order * wanted > 0)
            best = next;
    }
    return best;
}

[[noreturn]] void noTemplate(std::string thrown, std::string_view function, const Environment& environment)
{
    environment.failRuntime(std::move(thrown), phrase("twig.no-other-templates", std::string(function)));
}

} // namespace

Value constant(Arguments arguments, Environment& environment)
{
    const Value object = argument(arguments, 1);
    std::string name;
    std::string buffer;
    if (!object.isNull()) {
        if (!isMarkup(object) && !isSpecial(object))
            refuse("get_class(): Argument #1 ($object)", "object", object, "object", environment);
        if (isText(arguments[0]) && arguments[0].text() == "class")
            return Value(typeName(object));
        name = std::string(typeName(object)) + "::";
    }
    name += object.isNull() ? textParameter(arguments[0], {"defined", 1, "constant_name"}, environment)
                            : toText(arguments[0], buffer, environment);
    if (const Value* found = constantNamed(name))
        return *found;
    environment.failRuntime("Constant \"" + name + "\" is undefined.", phrase("twig.no-constant", name));
}

Value cycle(Arguments arguments, Environment& environment)
{
    const Value values = arguments[0];
    if (!isArray(values))
        return values;
    const Value position = remainder(argument(arguments, 1), static_cast<std::int64_t>(countOf(values)), environment);
    if (const Value* found = under(values, position))
        return *found;
    const std::string key = std::to_string(position.asInt());
    environment.warn("Undefined array key " + key, phrase("twig.no-array-key", key));
    return {};
}

// CoreExtension.php, twig_include; Environment.php, resolveTemplate.
Value include(Arguments arguments, Environment& environment)
{
    const Value variables = argument(arguments, 1, Value::array(nullptr, 0));
    if (isTrue(argument(arguments, 2, true)) && !isArray(variables))
        refuse("array_merge(): Argument #2", "array", variables, "variables", environment);
    if (isTrue(argument(arguments, 3, false)))
        return Value(std::string_view("", 0));
    const Value name = arguments[0];
    if (isArray(name) && countOf(name) != 1) {
        std::string names;
        std::string buffer;
        for (std::size_t i = 0; i < countOf(name); ++i) {
            names += i == 0 ? "\"" : "\", \"";
            names += toText(valueAt(name, i), buffer, environment);
            environment.spend(1 + names.size() / 64);
        }
        noTemplate("Unable to find one of the following templates: " + (names.empty() ? "\"" : names) + "\".",
                   "include", environment);
    }
    const Value one = isArray(name) ? valueAt(name, 0) : name;
    if (one.isNull() || isArray(one) || isSpecial(one))
        refuse("Twig\\Environment::getTemplateClass(): Argument #1 ($name)", "string", one, "template", environment);
    std::string buffer;
    noTemplate("Template \"" + std::string(toText(one, buffer, environment)) + "\" is not defined.", "include",
               environment);
}

Value source(Arguments arguments, Environment& environment)
{
    const Value name = arguments[0];
    if (name.isNull() || isArray(name) || isSpecial(name))
        refuse("Twig\\Loader\\ArrayLoader::getSourceContext(): Argument #1 ($name)", "string", name, "name",
               environment);
    if (isTrue(argument(arguments, 1, false)))
        return {};
    std::string buffer;
    noTemplate("Template \"" + std::string(toText(name, buffer, environment)) + "\" is not defined.", "source",
               environment);
}

Value max(Arguments arguments, Environment& environment) { return extreme(arguments, "max", 1, environment); }
Value min(Arguments arguments, Environment& environment) { return extreme(arguments, "min", -1, environment); }

} // namespace retort::twig::work
