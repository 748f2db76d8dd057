// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/linediff.h"
#include "ui/compare/pieces.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace retort {

/// Two texts of one file: the folder's and the person's own.
struct ComparedFile {
    QString path;                      ///< Within the workspace.
    std::optional<std::string> theirs; ///< What the file holds; nullopt: there is none.
    std::optional<std::string> mine;   ///< nullopt: deleted here.
    std::optional<std::string> base;   ///< What both came from, where that is known.

    bool operator==(const ComparedFile&) const = default;
};

/// A comparison, by pieces of the texts where all of them are JSON and by lines else, and what was chosen of it, one
/// choice for each stretch that differs. Where only one side changed, that side is chosen to begin with; where both
/// did, the person has to.
class Comparison {
public:
    enum class Side { Open, Theirs, Mine };

    explicit Comparison(ComparedFile file = {});
    // Pieces are views of the texts, which must not move.
    Comparison(const Comparison&) = delete;
    Comparison& operator=(const Comparison&) = delete;

    const ComparedFile& file() const { return m_file; }
    const std::vector<TextPiece>& theirs() const { return m_theirs; }
    const std::vector<TextPiece>& mine() const { return m_mine; }
    /// Of pieces.
    const std::vector<Stretch>& stretches() const { return m_stretches; }

    /// The stretches that differ, as indices into stretches(). At least one, also where a text is missing and the other
    /// one is empty.
    const std::vector<std::size_t>& changes() const { return m_changes; }
    Side chosen(std::size_t change) const { return m_chosen[change]; }
    void choose(std::size_t change, Side side);
    void chooseAll(Side side);
    std::size_t openChanges() const;

    /// The chosen text; nullopt: no file. Undecided stretches count as mine. A file with a missing side is chosen as a
    /// whole.
    std::optional<std::string> result() const;

private:
    bool isWhole() const { return !m_file.theirs || !m_file.mine; }

    ComparedFile m_file;
    std::vector<TextPiece> m_theirs;
    std::vector<TextPiece> m_mine;
    std::vector<Stretch> m_stretches;
    std::vector<std::size_t> m_changes;
    std::vector<Side> m_chosen;
};

} // namespace retort
