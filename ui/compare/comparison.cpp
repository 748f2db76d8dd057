// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/comparison.h"

#include "engine/json/document.h"

#include <algorithm>

namespace retort {

namespace {

bool isJson(const std::optional<std::string>& text) { return !text || json::Document::parse(*text).has_value(); }

std::vector<std::string_view> textsOf(const std::vector<TextPiece>& pieces)
{
    std::vector<std::string_view> texts;
    for (const TextPiece& piece : pieces)
        texts.push_back(piece.text);
    return texts;
}

} // namespace

Comparison::Comparison(ComparedFile file) : m_file(std::move(file))
{
    const auto piecesOf = isJson(m_file.theirs) && isJson(m_file.mine) && isJson(m_file.base) ? jsonPieces : linePieces;
    if (m_file.theirs)
        m_theirs = piecesOf(*m_file.theirs);
    if (m_file.mine)
        m_mine = piecesOf(*m_file.mine);
    if (isWhole())
        m_stretches = {{{0, m_theirs.size()}, {0, m_mine.size()}, Stretch::Change::Both}};
    else if (m_file.base)
        m_stretches = mergeLines(textsOf(piecesOf(*m_file.base)), textsOf(m_theirs), textsOf(m_mine));
    else
        m_stretches = compareLines(textsOf(m_theirs), textsOf(m_mine));
    for (std::size_t i = 0; i < m_stretches.size(); ++i) {
        const auto change = m_stretches[i].change;
        if (change == Stretch::Change::None)
            continue;
        m_changes.push_back(i);
        m_chosen.push_back(change == Stretch::Change::Theirs ? Side::Theirs
                           : change == Stretch::Change::Mine ? Side::Mine
                                                             : Side::Open);
    }
}

void Comparison::choose(std::size_t change, Side side) { m_chosen.at(change) = side; }

void Comparison::chooseAll(Side side) { std::fill(m_chosen.begin(), m_chosen.end(), side); }

std::size_t Comparison::openChanges() const
{
    return static_cast<std::size_t>(std::count(m_chosen.begin(), m_chosen.end(), Side::Open));
}

std::optional<std::string> Comparison::result() const
{
    if (isWhole())
        return m_chosen.front() == Side::Theirs ? m_file.theirs : m_file.mine;
    std::string text;
    std::size_t change = 0;
    for (const Stretch& stretch : m_stretches) {
        const bool differs = stretch.change != Stretch::Change::None;
        const bool fromTheirs = differs && m_chosen[change] == Side::Theirs;
        change += differs ? 1 : 0;
        const auto& pieces = fromTheirs ? m_theirs : m_mine;
        const LineRange range = fromTheirs ? stretch.theirs : stretch.mine;
        for (std::size_t i = range.begin; i < range.end; ++i)
            text += pieces[i].text;
    }
    return text;
}

} // namespace retort
