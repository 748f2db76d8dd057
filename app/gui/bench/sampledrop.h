// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QMimeData;
class QWidget;

namespace retort {

/// Files that are dropped on a window, and are no trace bundle, are looked through for sample events. Folders, and
/// the retort.json of one, are left to others: they are workspaces.
class SampleDrop : public QObject {
    Q_OBJECT

public:
    explicit SampleDrop(QWidget& window);

Q_SIGNALS:
    void dropped(const QStringList& files);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    static QStringList filesIn(const QMimeData& data); ///< Empty for anything else.
};

} // namespace retort
