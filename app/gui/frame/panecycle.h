// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QWidget>

#include <vector>

namespace retort {

/// F6: the focus goes from pane to pane, and in each to where it was last.
class PaneCycle : public QObject {
    Q_OBJECT

public:
    explicit PaneCycle(std::vector<QWidget*> panes, QObject* parent = nullptr);

    /// Where the keys go in a pane that they were not in yet; else to what Tab would reach first.
    void setFirst(const QWidget& pane, QWidget& first);

    void next() { go(1); }
    void previous() { go(-1); }

private:
    void go(int direction);
    void remember(QWidget* focused);
    int paneOf(const QWidget* widget) const; ///< -1 for a widget in none.

    struct Pane {
        QPointer<QWidget> widget; ///< Gone while the window is being taken down.
        QPointer<QWidget> last;   ///< Within it.
        QPointer<QWidget> first;
    };
    std::vector<Pane> m_panes;
};

} // namespace retort
