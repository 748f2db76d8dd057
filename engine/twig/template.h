// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/failure.h"
#include "engine/twig/settings.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace retort::twig {

struct Code; // engine/twig/parse/code.h

/// A Twig template made ready to be rendered many times. Immutable; cheap to copy (copies share).
class Template {
public:
    Template(); ///< The empty one.
    /// What Twig 3.5 takes, compiled as it compiles it; see docs/twig.md. Never throws.
    static tl::expected<Template, Failure> compile(std::string_view source, const Settings& settings = {});

    const std::string& source() const;
    const Settings& settings() const;
    const Code& code() const { return *m_code; }

private:
    explicit Template(std::shared_ptr<const Code> code) : m_code(std::move(code)) {}
    std::shared_ptr<const Code> m_code;
};

} // namespace retort::twig
