// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/comparemodel.h"

#include "ui/common/say.h"

#include <algorithm>

namespace retort {

namespace {

constexpr std::size_t around = 3; // lines that stay before and after a change

QString shownText(const TextPiece& piece)
{
    std::string_view text = piece.text;
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
        text.remove_suffix(1);
    return QString(piece.indent, u' ') + fromUtf8(text);
}

const TextPiece* pieceAt(const std::vector<TextPiece>& pieces, int at)
{
    return at < 0 ? nullptr : &pieces[static_cast<std::size_t>(at)];
}

int lineOf(const TextPiece* piece) { return piece == nullptr ? 0 : static_cast<int>(piece->line) + 1; }

} // namespace

CompareModel::CompareModel(CompareWords words, QObject* parent) : QAbstractListModel(parent), m_words(std::move(words))
{}

void CompareModel::show(Comparison* comparison, bool choosing)
{
    beginResetModel();
    m_comparison = comparison;
    m_choosing = choosing;
    m_unfolded.clear();
    build();
    endResetModel();
}

void CompareModel::build()
{
    m_rows.clear();
    if (m_comparison == nullptr)
        return;
    const auto& stretches = m_comparison->stretches();
    int change = 0;
    for (std::size_t s = 0; s < stretches.size(); ++s) {
        const Stretch& stretch = stretches[s];
        if (stretch.change != Stretch::Change::None) {
            for (std::size_t i = 0; i < std::max(stretch.theirs.size(), stretch.mine.size()); ++i)
                m_rows.push_back({.theirs = i < stretch.theirs.size() ? static_cast<int>(stretch.theirs.begin + i) : -1,
                                  .mine = i < stretch.mine.size() ? static_cast<int>(stretch.mine.begin + i) : -1,
                                  .change = change,
                                  .stretch = s});
            ++change;
            continue;
        }
        const std::size_t before = s == 0 ? 0 : around;
        const std::size_t after = s + 1 == stretches.size() ? 0 : around;
        const std::size_t size = stretch.mine.size();
        const bool open = std::find(m_unfolded.begin(), m_unfolded.end(), s) != m_unfolded.end();
        const bool folds = !open && stretches.size() > 1 && size > before + after + 2;
        for (std::size_t i = 0; i < size; ++i) {
            Row row{.theirs = static_cast<int>(stretch.theirs.begin + i),
                    .mine = static_cast<int>(stretch.mine.begin + i),
                    .stretch = s};
            if (folds && i == before) {
                row.folded = static_cast<int>(size - before - after);
                i += size - before - after - 1;
            }
            m_rows.push_back(row);
        }
    }
}

int CompareModel::rowOfChange(int change) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [change](const Row& row) { return row.change == change; });
    return change < 0 || found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void CompareModel::unfold(int index)
{
    if (row(index).folded == 0)
        return;
    const Row fold = row(index);
    beginRemoveRows({}, index, index);
    m_unfolded.push_back(fold.stretch);
    m_rows.erase(m_rows.begin() + index);
    endRemoveRows();
    beginInsertRows({}, index, index + fold.folded - 1);
    build();
    endInsertRows();
}

void CompareModel::refresh()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

QString CompareModel::theirText(const Row& row) const
{
    const TextPiece* piece = pieceAt(m_comparison->theirs(), row.theirs);
    return piece == nullptr ? QString() : shownText(*piece);
}

QString CompareModel::myText(const Row& row) const
{
    const TextPiece* piece = pieceAt(m_comparison->mine(), row.mine);
    return piece == nullptr ? QString() : shownText(*piece);
}

int CompareModel::theirLine(const Row& row) const { return lineOf(pieceAt(m_comparison->theirs(), row.theirs)); }

int CompareModel::myLine(const Row& row) const { return lineOf(pieceAt(m_comparison->mine(), row.mine)); }

bool CompareModel::theirsGoesOn(const Row& row) const
{
    const TextPiece* piece = pieceAt(m_comparison->theirs(), row.theirs);
    return piece != nullptr && piece->goesOn;
}

bool CompareModel::mineGoesOn(const Row& row) const
{
    const TextPiece* piece = pieceAt(m_comparison->mine(), row.mine);
    return piece != nullptr && piece->goesOn;
}

int CompareModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QString CompareModel::spoken(const Row& row) const
{
    if (row.folded > 0)
        return tr("%1 lines that are alike; press Enter to show them").arg(row.folded);
    if (row.change < 0)
        return tr("Line %1: %2").arg(myLine(row)).arg(myText(row).trimmed());
    const auto side = [](const QString& name, int line, const QString& text) {
        return line == 0 ? tr("%1: no line").arg(name) : tr("%1, line %2: %3").arg(name).arg(line).arg(text.trimmed());
    };
    QString sentence =
        tr("Change %1. %2; %3")
            .arg(row.change + 1)
            .arg(side(m_words.theirs, theirLine(row), theirText(row)), side(m_words.mine, myLine(row), myText(row)));
    if (!m_choosing)
        return sentence;
    switch (m_comparison->chosen(static_cast<std::size_t>(row.change))) {
    case Comparison::Side::Open:
        return sentence + tr("; not chosen yet");
    case Comparison::Side::Theirs:
        return sentence + tr("; chosen: %1").arg(m_words.theirs);
    case Comparison::Side::Mine:
        return sentence + tr("; chosen: %1").arg(m_words.mine);
    }
    return sentence;
}

QVariant CompareModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return spoken(row(index.row()));
    return {};
}

} // namespace retort
