// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/json/data.h"
#include "engine/json/document.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace retort {

/// An event that the platform fires.
struct EventKind {
    std::string name; ///< The canonical spelling. "custom.*" stands for all events of one's own.
    std::string label;
    std::string description; ///< When it fires.
    std::string family;      ///< Key of its context.
    std::string root;        ///< What the context is: "profile", "transaction", …
    std::vector<std::string> aliases;
    std::string source;
    std::string confidence; ///< documented, listed, conflicting.
};

struct ArgumentKind {
    enum class Dynamic { Always, Optional, Never };

    std::string name;
    std::string label;
    std::string type; ///< string, number, integer, boolean, datetime, object, jsonlogic.
    bool required = false;
    Dynamic dynamic = Dynamic::Optional;
    std::string picker; ///< Which list of definitions offers values: "benefit_definition", "target", …; "" for none.
    std::string description;
    std::string evidence; ///< documented, inferred.
    std::vector<std::string> aliases;
};

struct ActionKind {
    std::string type; ///< The canonical spelling.
    std::string label;
    std::string description;
    std::vector<std::string> aliases;
    std::vector<ArgumentKind> arguments;
    std::string effect;
    std::string source;
    std::string evidence;

    /// By name or alias; nullptr where there is none.
    const ArgumentKind* argument(std::string_view name) const;
};

/// One field of an event's context.
struct FieldKind {
    std::string path; ///< As `var` reads it: "aggregations.spend_12m".
    std::string type;
    json::Data example;
    std::string description;
    std::string evidence;
};

/// What the context of a family of events holds.
struct ContextKind {
    std::string family;
    std::string description;
    std::string root;
    std::vector<FieldKind> fields;
};

/// An operator of JSON Logic, as it is offered to people.
struct OperatorKind {
    std::string name;
    std::string label;
    std::string arity;
    std::string description;
    std::string evidence;
};

/// A worked example: a reaction, and events with what comes of them.
struct Pattern {
    struct Sample {
        std::string name;
        json::Document event;         ///< As an event file; see readEvent().
        std::string outcome;          ///< What is expected: "completed", "stopped", …
        std::vector<std::string> ran; ///< Types of the actions that run, a filter that stops included.
    };

    std::string name;
    std::string kind; ///< "trigger" or "automation".
    std::string trigger;
    std::string description;
    json::Document reaction; ///< As a reaction file.
    std::vector<Sample> samples;
    std::string source;
};

/// What is publicly known of the platform's events, actions, contexts and operators: data, loaded from catalogue.json,
/// and never a closed list. Immutable; cheap to copy (copies share). The pointers that it hands out live as long as any
/// copy of it.
class Catalogue {
public:
    Catalogue(); ///< Knows nothing.
    /// Errors of kind Syntax, Limit, Type and Missing, with place and pointer. Keys that it does not know are passed
    /// over.
    static Result<Catalogue> parse(std::string text);

    const std::vector<EventKind>& events() const;
    const std::vector<ActionKind>& actions() const;
    const std::vector<ContextKind>& contexts() const;
    const std::vector<OperatorKind>& operators() const;
    const std::vector<Pattern>& patterns() const;

    /// By canonical name or alias; any other name of the form namespace.event_name is a custom event. nullptr where it
    /// is neither.
    const EventKind* event(std::string_view name) const;
    /// By canonical type or alias; nullptr where it is unknown.
    const ActionKind* action(std::string_view type) const;
    const ContextKind* context(std::string_view family) const;
    const OperatorKind* operatorNamed(std::string_view name) const;
    /// The fields of an event's context; empty where nothing is known.
    const std::vector<FieldKind>& fieldsOf(std::string_view event) const;
    /// The platform's own spelling of an event: "transaction.completed" -> "transaction.created"; an unknown or custom
    /// name is its own.
    std::string canonicalEvent(std::string_view name) const;
    /// How the customer is named in the context of an event: "profile_id", or "id" where the profile is the root.
    std::string profilePath(std::string_view event) const;

private:
    struct Content;
    std::shared_ptr<const Content> m_content;
};

} // namespace retort
