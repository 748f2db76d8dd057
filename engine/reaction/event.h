// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/json/data.h"
#include "engine/json/document.h"

#include <optional>
#include <string>
#include <vector>

namespace retort {

/// A sample event: what starts reactions, and the context that they see.
struct Event {
    enum class Form {
        Custom,  ///< The body of POST /events: {"event", "profile_id", "data"}. The context is that object.
        Platform ///< {"event", "context": {…}}. The context is that member.
    };

    std::string name;
    Form form = Form::Custom;
    json::Data context;         ///< An object; without the "_retort" of the file.
    std::string contextPointer; ///< Where the context stands in the event's document: "" or "/context".
    // What this program keeps beside the event, from "_retort"; "" where absent.
    std::string label;
    std::string profile; ///< The profile to join: a file in profiles/, without folder and extension.
    std::string clock;   ///< ISO 8601.
    std::string timezone;

    bool operator==(const Event&) const = default;
};

/// An event is of the platform form where it has `context` and neither `profile_id` nor `data`. A `context` of null is
/// an empty one, as the platform's client sends it (spec section 1.2).
/// Errors, with place and pointer: Type where the document is no object, `event` is no text, `context` is no object or
/// "_retort" holds something that is no text; Missing where there is no `event` or it is empty.
Result<Event> readEvent(const json::Document& document);
/// All of what readEvent() cannot read, the first 20 of them.
std::vector<Error> eventErrors(const json::Document& document);

} // namespace retort
