// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/trace/otherdialect.h"

#include "engine/logic/evaluate/lookup.h"
#include "engine/logic/js/jsconvert.h"
#include "engine/logic/js/jsoperators.h"
#include "engine/logic/php/phpcompare.h"
#include "engine/logic/php/phpoperators.h"

#include <cmath>

namespace retort::logic {

namespace {

using json::Value;

constexpr std::size_t cheap = 256; // items, members or bytes

/// Whole numbers that a double holds exactly, and doubles: on these both calculate and compare alike.
bool isSafeNumber(Value value)
{
    constexpr std::int64_t most = std::int64_t{1} << 53;
    return value.isDouble() || (value.isInt() && value.asInt() <= most && value.asInt() >= -most);
}

/// No two dialects disagree on these, so they need not be asked.
bool surelyAlike(Step step, const Value* operands, std::size_t count, Value here)
{
    bool numbers = true;
    for (std::size_t i = 0; i < count; ++i)
        numbers = numbers && isSafeNumber(operands[i]);
    switch (step) {
    case Step::Equal:
    case Step::NotEqual:
    case Step::Greater:
    case Step::GreaterEqual:
    case Step::Less:
    case Step::LessEqual:
        return numbers && count == 2;
    case Step::StrictEqual:
    case Step::StrictNotEqual:
        return count == 2 && operands[0].kind() == operands[1].kind() && !operands[0].isContainer() &&
               (!operands[0].isInt() || numbers);
    case Step::Add:
    case Step::Multiply:
    case Step::Max:
    case Step::Min:
        return numbers && count > 0 && isSafeNumber(here);
    case Step::Subtract:
    case Step::Divide:
        return numbers && count == 2 && isSafeNumber(here) && !(here.isDouble() && std::isnan(here.asDouble()));
    case Step::Not:
    case Step::NotNot:
    case Step::Log:
        return true; // see decided()
    default:
        return false;
    }
}

bool isCheap(const Value* operands, std::size_t count)
{
    if (count > cheap)
        return false;
    for (std::size_t i = 0; i < count; ++i) {
        if (operands[i].size() > cheap)
            return false;
    }
    return true;
}

/// Alike for people: 3 and 3.0, null and undefined are the same.
bool alike(Value a, Value b)
{
    if (a.isNumber() && b.isNumber())
        return a.number() == b.number() || (std::isnan(a.number()) && std::isnan(b.number()));
    if (!a.isContainer() || !b.isContainer())
        return json::same(a, b);
    if (a.size() != b.size() || (a.isObject() != b.isObject() && a.size() != 0))
        return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const Value x = a.isArray() ? a.items()[i] : a.members()[i].value;
        const Value y = b.isArray() ? b.items()[i] : b.members()[i].value;
        if (!json::same(x, y))
            return false;
    }
    return true;
}

Settings otherSettings(Settings settings)
{
    settings.dialect = settings.dialect == Dialect::Php ? Dialect::Js : Dialect::Php;
    settings.failOnWarnings = false;
    settings.limits.bytesInString = std::size_t{64} << 10;
    settings.limits.itemsInList = 10'000;
    return settings;
}

} // namespace

OtherDialect::OtherDialect(const Settings& settings)
    : m_isPhp(settings.dialect == Dialect::Js), m_settings(otherSettings(settings)), m_environment(m_settings)
{}

std::optional<OtherDialect::Answer> OtherDialect::compared(Value there, Value here) const
{
    if (isFunction(there) || isUndefined(there))
        there = undefined();
    if (alike(there, here))
        return {};
    return Answer{isUndefined(there) ? Other::Undefined : Other::Value, there};
}

std::optional<OtherDialect::Answer> OtherDialect::operated(Step step, const Value* operands, std::size_t count,
                                                           Value here)
{
    if (surelyAlike(step, operands, count, here) || !isCheap(operands, count))
        return {};
    try {
        const Value there = m_isPhp ? php::apply(step, operands, count, m_environment)
                                    : js::apply(step, operands, count, m_environment);
        return compared(there, here);
    } catch (const Failure& failure) {
        if (failure.kind == Failure::Kind::Limit)
            return {};
        return Answer{Other::Error, Value(m_environment.arena().copy(failure.thrown))};
    }
}

std::optional<OtherDialect::Answer> OtherDialect::read(Value data, std::string_view path, Value here, Value fallback)
{
    try {
        const bool found =
            m_isPhp ? lookUp<Dialect::Php>(data, path, m_environment) : lookUp<Dialect::Js>(data, path, m_environment);
        return compared(found ? data : fallback, here);
    } catch (const Failure&) {
        return {};
    }
}

std::optional<OtherDialect::Answer> OtherDialect::decided(Value value)
{
    const bool php = php::truthy(value, m_environment);
    return php == js::truthy(value) ? std::nullopt : std::optional(Answer{Other::Truth, value});
}

std::optional<OtherDialect::Answer> OtherDialect::walked(Value value)
{
    const bool php = isPhpArray(value, m_environment.objects());
    return php == value.isArray() ? std::nullopt : std::optional(Answer{Other::Walked, value});
}

} // namespace retort::logic
