// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace retort {

class GuideView;
class PlainLabel;

/// The guide, beside the window that it is about: its pages and their parts at the left, the page at the right, and a
/// field that finds a word. The pages come with the program.
class GuideWindow : public QDialog {
    Q_OBJECT

public:
    /// Resources of Markdown, in the order of the contents: ":/docs/guide/design.md".
    explicit GuideWindow(const QStringList& pages, QWidget* parent = nullptr);

    GuideView& view() { return *m_view; }

Q_SIGNALS:
    void linkRequested(const QUrl& url); ///< A link to the web.

private:
    void showPage(const QString& page);
    void choose(const QTreeWidgetItem* item);
    void find(bool backward = false);

    QTreeWidget* m_contents;
    GuideView* m_view;
    QLineEdit* m_field;
    PlainLabel* m_nothing;
};

} // namespace retort
