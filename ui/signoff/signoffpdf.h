// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace retort {

/// A sheet of signOffHtml() as a PDF, A4. It is set smaller, down to seven points, where that brings it on one page;
/// what is longer still gets further pages. Empty where nothing could be printed.
QByteArray signOffPdf(const QString& html, const QString& title);

} // namespace retort
