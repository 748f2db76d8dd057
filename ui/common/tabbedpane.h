// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace retort {

/// Pages with tabs above them, and beside the tabs a line of the page's own: a summary, a filter.
class TabbedPane : public QWidget {
    Q_OBJECT

public:
    /// `name` is that of the tabs, for screen readers.
    explicit TabbedPane(const QString& name, QWidget* parent = nullptr);

    /// Without `head` the tabs have the whole line.
    void addPage(const QString& title, QWidget* page, QWidget* head);
    void setTitle(int page, const QString& title);
    int current() const;
    void setCurrent(int page);
    QTabBar* tabs() const { return m_tabs; }

Q_SIGNALS:
    void currentChanged(int page);

private:
    void show(int page);

    QTabBar* m_tabs;
    QStackedWidget* m_heads;
    QStackedWidget* m_pages;
    QList<QWidget*> m_headOf; ///< By page; nullptr for none.
};

} // namespace retort
