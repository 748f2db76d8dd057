// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/english.h"
#include "engine/json/data.h"
#include "engine/twig/evaluate/environment.h"
#include "tests/support/engine.h"

#include <functional>

namespace retort::twig {

/// An environment without an evaluator: arrow functions are C++ ones.
class Bench : public Environment {
public:
    explicit Bench(Settings settings = {}) : m_settings(std::move(settings)) { start(m_settings, {}); }

    Value call(Value, std::span<const Value> arguments) override
    {
        ++calls;
        return arrow(arguments);
    }
    void restart() { start(m_settings, {}); }

    std::function<Value(std::span<const Value>)> arrow;
    std::size_t calls = 0;

private:
    Settings m_settings;
};

inline Settings carefree()
{
    Settings settings;
    settings.failOnWarnings = false;
    return settings;
}

/// A value as the tables write it: n, t, f, i5, d0.1, stext, a(i0:i1,sa:i2).
std::string shown(Value value);
/// What came of work: a value, or "!" and what PHP or Twig throws, "#" and a limit; then " ~n" for n warnings and " ^n"
/// for n deprecations.
std::string outcome(Bench& bench, const std::function<Value()>& work);

} // namespace retort::twig
