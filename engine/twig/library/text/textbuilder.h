// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/evaluate/environment.h"

#include <string>
#include <string_view>

namespace retort::twig {

/// A text that grows, held to Limits::bytesInString at every step and not only when it is done.
class TextBuilder {
public:
    explicit TextBuilder(Environment& environment) : m_environment(environment) {}

    void append(std::string_view text)
    {
        grow(text.size());
        m_text += text;
    }
    void append(char c) { append(1, c); }
    void append(std::size_t count, char c)
    {
        grow(count);
        m_text.append(count, c);
    }
    std::size_t size() const { return m_text.size(); }
    std::string_view text() const { return m_text; }
    void truncate(std::size_t size) { m_text.resize(size); } ///< To at most its size.
    Value take() { return m_environment.textValue(m_text); }

private:
    void grow(std::size_t count)
    {
        if (count > m_environment.limits().bytesInString - m_text.size()) [[unlikely]]
            m_environment.failLongText();
    }

    Environment& m_environment;
    std::string m_text;
};

} // namespace retort::twig
