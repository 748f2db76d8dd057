// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QMimeData;
class QWidget;

namespace retort {

/// A trace bundle that is dropped on a window is one to open. Other files are left to others.
class BundleDrop : public QObject {
    Q_OBJECT

public:
    explicit BundleDrop(QWidget& window);

    static QString bundleIn(const QMimeData& data); ///< "" for anything else.

Q_SIGNALS:
    void dropped(const QString& file);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace retort
