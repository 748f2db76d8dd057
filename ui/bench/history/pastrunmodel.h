// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/history/pastruns.h"

#include <QAbstractListModel>

namespace retort {

/// Past runs, the latest first; older ones are fetched when somebody scrolls to them. A run that is made meanwhile
/// comes on top, and one that is deleted goes, so that what is selected stays.
class PastRunModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum class State { Loading, Ready, Failed };

    explicit PastRunModel(PastRuns& runs, QObject* parent = nullptr);

    /// Lists anew; the rows of before stay until the answer is there.
    void search(const QString& words, const QString& reactionFile = {});
    void reload();
    const PastRunLine& line(int row) const { return m_lines[static_cast<std::size_t>(row)]; }
    int rowOf(std::int64_t id) const; ///< -1 where it is not listed (yet).
    bool hasMore() const { return m_more; }
    State state() const { return m_state; }
    const Error* error() const { return m_error ? &*m_error : nullptr; } ///< While Failed.
    std::size_t total() const { return m_total; }                        ///< Of the workspace, found or not.
    bool isSearch() const { return !m_search.words.isEmpty() || !m_search.reactionFile.isEmpty(); }
    const QString& words() const { return m_search.words; }

    void drop(const std::vector<std::int64_t>& ids); ///< They were deleted.

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void stateChanged(); ///< state(), total() or hasMore(); also after each answer.

private:
    void take(const Result<PastRunPage>& page, bool first);
    void add(const PastRunLine& line);

    PastRuns& m_runs;
    std::vector<PastRunLine> m_lines;
    PastRunSearch m_search;
    bool m_more = false;
    bool m_asked = false; ///< For the next page.
    int m_asking = 0;     ///< Which question is the latest.
    State m_state = State::Loading;
    std::optional<Error> m_error;
    std::size_t m_total = 0;
};

} // namespace retort
