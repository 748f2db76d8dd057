// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"
#include "engine/reaction/catalogue.h"
#include "engine/reaction/event.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace retort {

/// One value of an event's context that a rule or a template can read.
struct Field {
    std::string path; ///< As `var` reads it: "aggregations.spend_12m".
    std::string type; ///< "string", "number", "integer", "boolean", "date", "datetime", "array", "object"; what samples
                      ///< hold wins over the catalogue where they disagree; "" where it varies or only null was seen.
    json::Data example;             ///< From a sample if one has it, else the catalogue's.
    std::size_t seen = 0;           ///< In how many of the samples of this event it is there.
    std::size_t samples = 0;        ///< How many samples of this event there are.
    bool documented = false;        ///< The catalogue has it.
    std::string description;        ///< From the catalogue, or "".
    std::string evidence;           ///< documented, sdk, inferred, or "sample" where only samples have it.
    std::vector<json::Data> values; ///< Different scalar values that samples hold, in the order met, at most 20.

    bool operator==(const Field&) const = default;
};

/// What is known of the context of one event: the catalogue's fields, and what the workspace's own samples of that
/// event (under any of its spellings) hold besides. Immutable; cheap to copy (copies share).
class Fields {
public:
    Fields(); ///< Nothing is known.
    /// Samples of other events are passed over. What the catalogue has inside of the free data of a custom event are
    /// examples: they count only as long as there is no sample.
    static Fields of(std::string_view event, const Catalogue& catalogue, std::span<const Event> samples);

    /// Documented ones in the catalogue's order, then those of samples in theirs; parents before children, also where
    /// the catalogue has only the children. At most a thousand. A key with a dot in it cannot be reached by a path and
    /// is left out, and so are the items of lists that the catalogue does not name.
    const std::vector<Field>& all() const;
    const Field* find(std::string_view path) const;

    enum class Standing {
        Known,   ///< Documented or seen; or inside of one whose parts are not described (an open object, a list); or
                 ///< inside of a linked object (`profile` of a purchase) and documented for the family of that name.
        Unknown, ///< Neither, though its surroundings are known.
        Open,    ///< Nothing can be said: no samples and no documentation, or a custom event's data without samples.
    };
    Standing standingOf(std::string_view path) const;

    struct Suggestion {
        enum class Reason {
            Root,     ///< The same field stands elsewhere for this event (spec section 5): profile.first_name ->
                      ///< first_name.
            Spelling, ///< The nearest name.
        };
        std::string path;
        Reason reason;
        bool operator==(const Suggestion&) const = default;
    };
    /// What was probably meant by a path that is Unknown.
    std::optional<Suggestion> suggestionFor(std::string_view path) const;

private:
    friend class FieldsBuilder;
    std::optional<std::string> otherRootOf(std::string_view path) const;
    std::optional<std::string> withinOne(std::string_view path) const;
    std::string nearestTo(std::string_view path) const;

    struct Content;
    std::shared_ptr<const Content> m_content;
};

} // namespace retort
