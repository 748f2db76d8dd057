// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/problems/problemtour.h"

#include <QAbstractListModel>
#include <QTimer>

namespace retort {

/// The problems as the panel lists them: a row for each, below a row for its file.
class ProblemModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        HeadRole = Qt::UserRole, ///< bool: the row of a file.
        PlaceRole,               ///< "Step 2, Filter"; of a file its path.
        RuleRole,                ///< "field.unknown"; of a file "2 errors, 1 warning".
        SeverityRole,            ///< int of a Problem::Severity.
        FixRole,                 ///< The label of its first fix; "" for none.
    };
    enum class Scope { Shown, All };

    explicit ProblemModel(const ProblemTour& tour, QObject* parent = nullptr);

    void setScope(Scope scope);
    Scope scope() const { return m_scope; }
    /// While nobody sees it nothing is listed anew.
    void setWatched(bool watched);

    std::optional<ProblemRef> refAt(int row) const; ///< nullopt for the row of a file.
    int rowOf(const ProblemRef& ref) const;         ///< -1 where it is not listed.
    int problems() const { return m_problems; }     ///< Without the rows of files.

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    void ask();
    void refresh();
    std::vector<ProblemRef> rows() const;
    QVariant headData(const Entry& entry, int role) const;
    QVariant problemData(const Entry& entry, const Problem& problem, int role) const;

    const ProblemTour& m_tour;
    Scope m_scope = Scope::Shown;
    std::vector<ProblemRef> m_rows; ///< Of index -1: the row of a file.
    int m_problems = 0;
    bool m_watched = false;
    bool m_outdated = true;
    QTimer m_timer;
};

} // namespace retort
