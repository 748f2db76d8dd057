// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reaction/catalogue.h"

#include <QFrame>

class QPushButton;

namespace retort {

class PlainLabel;

/// The empty place of an argument that the action needs and does not have.
class MissingArgument : public QFrame {
    Q_OBJECT

public:
    explicit MissingArgument(QWidget* parent = nullptr);

    void show(const ArgumentKind& kind);
    using QFrame::show;
    QPushButton* button() const { return m_add; }

Q_SIGNALS:
    void addWished(const QString& name);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_argument;
    PlainLabel* m_name;
    PlainLabel* m_help;
    QPushButton* m_add;
};

} // namespace retort
