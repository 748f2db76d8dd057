// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QCompleter>
#include <QPointer>
#include <QWidget>

#include <vector>

class QAbstractItemDelegate;

namespace retort {

/// Something to complete to, and a word on it.
struct Completion {
    QString text;
    QString note;          ///< Shown at the right: a type, a value, a label.
    QString searched = {}; ///< What else it is found by; "" for nothing.
    QString detail = {};   ///< A second line; where one row has it, all rows are as high.
    QString tip = {};      ///< Tooltip, plain text.

    bool operator==(const Completion&) const = default;
};

class CompletionModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { NoteRole = Qt::UserRole, SearchRole, DetailRole, TallRole };

    using QAbstractListModel::QAbstractListModel;
    void setRows(std::vector<Completion> rows); ///< Does nothing where nothing differs.

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<Completion> m_rows;
    bool m_tall = false; ///< There are second lines.
};

/// Paints the rows of a CompletionModel: the text in mono, the word on it at the right.
QAbstractItemDelegate* completionDelegate(QObject* parent);

/// Offers what holds the typed text anywhere in its text or its further words.
class NotedCompleter : public QCompleter {
    Q_OBJECT

public:
    explicit NotedCompleter(QObject* parent = nullptr);

    void setRows(std::vector<Completion> rows);
    /// Of dotted paths: what they may be written with and stands at the root already. With "profile" what is typed as
    /// profile.first_name is looked for as first_name.
    void setRoot(const QString& root) { m_root = root; }
    QString pathFromIndex(const QModelIndex& index) const override;
    QStringList splitPath(const QString& path) const override;
    /// Keys that are no text are for whatever is around the field, and close the list.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void followField();
    void watchField(bool watched);

    QString m_root;
    CompletionModel* m_rows;
    QWidget* m_list = nullptr;
    QObject* m_follower = nullptr;           ///< Of what may move the line that is typed into.
    std::vector<QPointer<QWidget>> m_around; ///< What it watches: the line, and what holds it.
};

} // namespace retort
