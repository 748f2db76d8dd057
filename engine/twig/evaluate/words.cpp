// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/evaluate/words.h"

#include "engine/twig/evaluate/environment.h"
#include "engine/twig/library/callable.h"
#include "engine/twig/value/array.h"
#include "engine/twig/value/convert.h"

#include <algorithm>
#include <string>

namespace retort::twig {

namespace {

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

/// As PHP takes it for a parameter of type string.
std::string templateNamed(Value wanted, std::string_view function, Environment& environment)
{
    if (wanted.isNull() || isSpecial(wanted) || isArray(wanted)) {
        const std::string type(typeName(wanted));
        environment.failPhp(std::string(function) + "(): Argument #1 ($name) must be of type string, " + type +
                                " given",
                            phrase("twig.template-no-name", type));
    }
    std::string buffer;
    return std::string(toText(wanted, buffer, environment));
}

[[noreturn]] void failTooFew(const Callable& callable, std::size_t piped, std::size_t given, std::size_t needed,
                             Environment& environment)
{
    const std::string name(callable.phpName);
    const bool optional = callable.variadic || needed < piped + callable.parameters.size();
    const std::string bound = optional ? "at least " : "exactly ";
    std::string thrown;
    if (callable.internal) {
        thrown = name + "() expects " + bound + std::to_string(needed) +
                 (needed == 1 ? " argument, " : " arguments, ") + std::to_string(given) + " given";
    } else {
        const std::size_t more = callable.environment ? 1 : 0;
        thrown = "Too few arguments to function " + name + "(), " + std::to_string(given + more) + " passed and " +
                 bound + std::to_string(needed + more) + " expected";
    }
    std::string names;
    for (std::size_t i = given - piped; i < needed - piped; ++i)
        names += (names.empty() ? "" : ", ") + std::string(callable.parameters[i].name);
    environment.failPhp(std::move(thrown), phrase("twig.too-few-arguments", std::string(callable.name), names));
}

} // namespace

void failToLoad(Value wanted, bool ignoreMissing, Environment& environment)
{
    std::string list;
    if (isArray(wanted)) {
        for (std::size_t i = 0; i < countOf(wanted); ++i)
            list += (i ? "\", \"" : "") +
                    templateNamed(valueAt(wanted, i), "Twig\\Loader\\ArrayLoader::exists", environment);
    } else {
        list = templateNamed(wanted, "Twig\\Environment::getTemplateClass", environment);
    }
    if (ignoreMissing)
        return;
    if (isArray(wanted) && countOf(wanted) != 1)
        environment.failRuntime("Unable to find one of the following templates: " + quoted(list) + '.',
                                phrase("twig.no-templates", quoted(list)));
    environment.failRuntime("Template " + quoted(list) + " is not defined.", phrase("twig.no-templates", quoted(list)));
}

void checkArguments(const Node& node, std::size_t given, Environment& environment)
{
    const Callable& callable = *node.callable;
    const std::size_t piped = node.kind == NodeKind::Function ? 0 : 1;
    const std::size_t all = piped + callable.parameters.size();
    if (given < all) {
        std::size_t needed = piped;
        for (const Parameter& parameter : callable.parameters) {
            if (parameter.fallback || parameter.optionalWithoutFallback)
                break;
            ++needed;
        }
        if (given < needed)
            failTooFew(callable, piped, given, needed, environment);
    }
    if (callable.internal && !callable.variadic && given > all) {
        const bool exactly = std::none_of(callable.parameters.begin(), callable.parameters.end(),
                                          [](const auto& one) { return one.fallback || one.optionalWithoutFallback; });
        environment.failPhp(std::string(callable.phpName) + "() expects " + (exactly ? "exactly " : "at most ") +
                                std::to_string(all) + (all == 1 ? " argument, " : " arguments, ") +
                                std::to_string(given) + " given",
                            phrase("twig.too-many-arguments", std::string(callable.name), std::to_string(all - piped),
                                   std::to_string(given - piped)));
    }
}

void failUnknownMacro(std::string_view name, Environment& environment)
{
    environment.failRuntime("Macro " + quoted(name) + " is not defined in template " + quoted(templateName) + '.',
                            phrase("twig.no-macro", std::string(name)));
}

void failUnknownBlock(std::string_view name, Environment& environment)
{
    environment.failRuntime("Block " + quoted(name) + " on template " + quoted(templateName) + " does not exist.",
                            phrase("twig.no-block", std::string(name)));
}

void failUnimported(std::string_view name, Environment& environment)
{
    environment.warn("Undefined array key " + quoted(name), phrase("twig.not-imported", std::string(name)));
    environment.failPhp("twig_call_macro(): Argument #1 ($template) must be of type Twig\\Template, null given",
                        phrase("twig.not-imported", std::string(name)));
}

std::string_view importOf(const Code& code, const Node& call)
{
    const std::string_view written = std::string_view(code.source).substr(call.span.offset, call.span.length);
    return written.substr(0, written.find_first_of(". \t\r\n"));
}

void failTooFewForArrow(std::size_t given, std::size_t needed, Environment& environment)
{
    environment.failPhp("Too few arguments to function {closure}(), " + std::to_string(given) + " passed and exactly " +
                            std::to_string(needed) + " expected",
                        phrase("twig.arrow-needs-less", std::to_string(needed), std::to_string(given)));
}

void failNotCallable(Value value, Environment& environment)
{
    if (isText(value))
        environment.failPhp("Call to undefined function " + std::string(value.text()) + "()",
                            phrase("twig.no-php-function", std::string(value.text())));
    const std::string type(typeName(value));
    if (isArray(value))
        environment.failPhp("Array callback must have exactly two elements", phrase("twig.not-callable", type));
    if (isSpecial(value) || isMarkup(value))
        environment.failPhp("Object of type " + type + " is not callable", phrase("twig.not-callable", type));
    environment.failPhp("Value of type " + type + " is not callable", phrase("twig.not-callable", type));
}

void tellDeprecation(Value value, Environment& environment)
{
    std::string buffer;
    const std::string said(toText(value, buffer, environment));
    environment.deprecated(said + " (" + quoted(templateName) + " at line " + std::to_string(environment.line()) + ").",
                           phrase("twig.deprecated-tag", said));
}

void failBlockName(Value name, Environment& environment)
{
    environment.failPhp("Illegal offset type in isset or empty", phrase("twig.no-key", std::string(typeName(name))));
}

Value merged(Value a, Value b, Environment& environment)
{
    environment.spend((a.size() + b.size()) / 4);
    ArrayBuilder all(environment, a.size() + b.size());
    for (const Value part : {a, b}) {
        for (std::size_t i = 0; i < part.size(); ++i) {
            const Value key = keyAt(part, i);
            if (key.isInt())
                all.append(valueAt(part, i));
            else
                all.set(key, valueAt(part, i));
        }
    }
    return all.take();
}

bool isSameArray(Value a, Value b)
{
    if (a.kind() != b.kind() || a.size() != b.size() || a.mark() != b.mark())
        return false;
    if (a.isArray())
        return a.items() == b.items();
    return a.isObject() && a.members() == b.members();
}

} // namespace retort::twig
