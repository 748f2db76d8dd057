// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QCompleter>

#include <vector>

class QAbstractItemDelegate;

namespace retort {

/// Something to complete to, and a word on it.
struct Completion {
    QString text;
    QString note;     ///< Shown at the right: a type, a value, a label.
    QString searched; ///< What else it is found by; "" for nothing.

    bool operator==(const Completion&) const = default;
};

class CompletionModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { NoteRole = Qt::UserRole, SearchRole };

    using QAbstractListModel::QAbstractListModel;
    void setRows(std::vector<Completion> rows); ///< Does nothing where nothing differs.

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<Completion> m_rows;
};

/// Paints the rows of a CompletionModel: the text in mono, the word on it at the right.
QAbstractItemDelegate* completionDelegate(QObject* parent);

/// Offers what holds the typed text anywhere in its text or its further words.
class NotedCompleter : public QCompleter {
    Q_OBJECT

public:
    explicit NotedCompleter(QObject* parent = nullptr);

    void setRows(std::vector<Completion> rows) { m_rows->setRows(std::move(rows)); }
    QString pathFromIndex(const QModelIndex& index) const override;

private:
    CompletionModel* m_rows;
};

} // namespace retort
