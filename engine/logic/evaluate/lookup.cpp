// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/evaluate/lookup.h"

#include <algorithm>

namespace retort::logic {

const json::Value* memberElsewhere(const json::Value& object, Segment& segment)
{
    return json::find(object, segment.key, segment.hint);
}

template <Dialect dialect>
bool lookUp(json::Value& data, std::string_view path, Environment& environment)
{
    std::size_t left = environment.settings().limits.segments;
    for (std::size_t begin = 0; begin <= path.size();) {
        if (left-- == 0) {
            environment.fail(Failure::Kind::Limit, {},
                             phrase("logic.limit-segments", std::to_string(environment.settings().limits.segments)));
        }
        const std::size_t end = std::min(path.find('.', begin), path.size());
        const std::string_view text = path.substr(begin, end - begin);
        Segment segment{.key = json::Key(text), .position = positionOf(text), .inherited = js::maybeInherited(text)};
        json::Value made;
        const json::Value* next = descend<dialect>(data, segment, made, environment);
        if (!next)
            return false;
        data = *next;
        begin = end + 1;
    }
    return true;
}

template bool lookUp<Dialect::Php>(json::Value& data, std::string_view path, Environment& environment);
template bool lookUp<Dialect::Js>(json::Value& data, std::string_view path, Environment& environment);

} // namespace retort::logic
