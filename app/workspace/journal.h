// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The journal of unsaved edits as bytes: what stands in it and how it is read again. No files here; see journalfile.h.
//
// A journal is a mark of 8 bytes and frames: length (4 bytes, little endian), CRC-32 of length and payload, payload. A
// frame is what happened at one moment, one edit or one step that changed many files, and counts as a whole or not at
// all. What a crash cut off, or a disk spoiled, ends the journal: all before it counts.

namespace retort::journal {

/// Text that was being typed and is no JSON yet.
struct DraftText {
    std::int32_t action = -1; ///< The pointer counts from this one of the reaction's actions; -1: from the root.
    std::string pointer;      ///< RFC 6901; of what stands inside of a text, as placeOf() has it.
    std::string text;

    bool operator==(const DraftText&) const = default;
};

/// How the window's state of one file differs from the file.
struct Unsaved {
    std::optional<std::string> base; ///< What the file held when it was last read or written; nullopt: there was none.
    std::optional<std::string> text; ///< The document; nullopt: it was deleted.
    std::vector<DraftText> drafts;
    std::string renamed; ///< The path that it gets when it is saved; "" for the one that it has.

    bool operator==(const Unsaved&) const = default;
};

/// All that is unsaved, by the file's path within the workspace. The journal tells how it became so.
using State = std::map<std::string, Unsaved>;

/// Whose journal it is.
struct Head {
    std::string workspace; ///< The id in retort.json.
    std::string folder;    ///< Where it lay, absolute.

    bool operator==(const Head&) const = default;
};

/// What one frame holds: the next state of some files.
class Frame {
public:
    /// Everything that is known of a file.
    void put(std::string_view path, const Unsaved& unsaved);
    /// The same where the file is known already with a text, `before`, and its base did not change. Only the range that
    /// differs is written; the next text is `after`.
    void change(std::string_view path, std::string_view before, std::string_view after,
                const std::vector<DraftText>& drafts, std::string_view renamed = {});
    /// The file is saved, or as it was.
    void forget(std::string_view path);

    bool empty() const { return m_payload.empty(); }
    /// As it stands in the journal.
    std::string bytes() const;

private:
    void number(std::uint32_t value);
    void text(std::string_view value);
    void optional(const std::optional<std::string>& value);
    void drafts(const std::vector<DraftText>& values);

    std::string m_payload;
};

/// What a journal begins with.
std::string beginning(const Head& head);
/// A whole journal that says the same as `state` in the fewest words.
std::string compact(const Head& head, const State& state);

struct Replayed {
    Head head;
    State state;
    std::size_t valid = 0; ///< So many bytes were whole; what follows is cut off.

    bool operator==(const Replayed&) const = default;
};

/// Reads a journal of any origin: never more than its own length is believed. Errors, of kind Syntax: what does not
/// begin as a journal of this version, or is cut off within its head (which then holds no edit either).
Result<Replayed> replay(std::string_view bytes);

} // namespace retort::journal
