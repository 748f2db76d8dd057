// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/comparison.h"

#include <QAbstractListModel>

namespace retort {

/// What the two columns are called.
struct CompareWords {
    QString theirs; ///< "In the folder"
    QString mine;   ///< "Yours"
    // The buttons that choose one of them; "" for words made of the above.
    QString takeTheirs = {}; ///< For one change: "Take the file's"
    QString takeMine = {};
    QString allTheirs = {}; ///< For all of them.
    QString allMine = {};
};

/// The rows of a comparison: a piece of each text side by side, and folds in the place of long stretches that are
/// alike.
class CompareModel : public QAbstractListModel {
    Q_OBJECT

public:
    struct Row {
        int theirs = -1; ///< TextPiece, from 0; -1: none here.
        int mine = -1;   ///< Likewise.
        int change = -1; ///< Index into Comparison::changes(); -1 for lines that are alike.
        int folded = 0;  ///< Of a fold: how many rows it stands for, from `theirs` and `mine` on.
        std::size_t stretch = 0;
    };

    explicit CompareModel(CompareWords words, QObject* parent = nullptr);

    /// `choosing`: words for screen readers tell which side is taken. The comparison outlives this, or is replaced.
    void show(Comparison* comparison, bool choosing);
    Comparison* comparison() const { return m_comparison; }
    bool isChoosing() const { return m_choosing; }

    const Row& row(int index) const { return m_rows[static_cast<std::size_t>(index)]; }
    /// The first row of a change; -1 where there is no such one.
    int rowOfChange(int change) const;
    void unfold(int index);
    /// The choices of the comparison changed.
    void refresh();

    QString theirText(const Row& row) const; ///< Indented, without the line break; "" for none.
    QString myText(const Row& row) const;
    /// What stands in a row, as numbers of lines from 1; 0 where there is none.
    int theirLine(const Row& row) const;
    int myLine(const Row& row) const;
    /// The rest of a line that was taken apart.
    bool theirsGoesOn(const Row& row) const;
    bool mineGoesOn(const Row& row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void build();
    QString spoken(const Row& row) const;

    CompareWords m_words;
    Comparison* m_comparison = nullptr;
    bool m_choosing = false;
    std::vector<Row> m_rows;
    std::vector<std::size_t> m_unfolded; ///< Stretches.
};

} // namespace retort
