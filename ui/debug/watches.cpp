// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debug/watches.h"

namespace retort {

void Watches::add(const QString& text)
{
    const QString one = text.trimmed();
    if (one.isEmpty() || m_all.contains(one))
        return;
    m_all.push_back(one);
    tell();
}

void Watches::set(int at, const QString& text)
{
    const QString one = text.trimmed();
    if (at < 0 || at >= m_all.size() || m_all[at] == one)
        return;
    if (one.isEmpty() || m_all.contains(one))
        m_all.removeAt(at);
    else
        m_all[at] = one;
    tell();
}

void Watches::remove(int at)
{
    if (at < 0 || at >= m_all.size())
        return;
    m_all.removeAt(at);
    tell();
}

void Watches::restore(const QStringList& all)
{
    if (m_all == all)
        return;
    m_all = all;
    Q_EMIT changed();
}

void Watches::tell()
{
    Q_EMIT changed();
    Q_EMIT edited();
}

} // namespace retort
