// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

namespace retort {

/// The expressions (see Expression) that somebody keeps an eye on, as typed and in their order. Like breakpoints they
/// belong to who works here.
class Watches : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    const QStringList& all() const { return m_all; }
    void add(const QString& text);         ///< At the end; not what is empty, or there already.
    void set(int at, const QString& text); ///< An empty one goes.
    void remove(int at);
    void restore(const QStringList& all); ///< Of another workspace; not told as edited.

Q_SIGNALS:
    void changed();
    void edited();

private:
    void tell();

    QStringList m_all;
};

} // namespace retort
