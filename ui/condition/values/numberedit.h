// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/fieldedit.h"

#include <string>

namespace retort {

/// A number as it is written: 9.50 stays 9.50. Up and Down count by one, Page Up and Page Down by ten, in as many
/// decimals as there are. A comma before three digits sets thousands apart (1,500 is 1500), any other one is the point.
/// What is left unfinished (".5", "007") is finished on leaving.
class NumberEdit : public FieldEdit {
    Q_OBJECT

public:
    explicit NumberEdit(QWidget* parent = nullptr);

    void setUnit(const QString& unit); ///< Stands within the line behind the number: "AUD"; "" for none.
    const QString& unit() const { return m_unit; }
    QSize sizeHint() const override; ///< As wide as the number.

    /// The text as JSON has it: "0.5" for ".5"; "" where it is no number at all.
    static std::string finished(const std::string& text);
    /// Whether what stands in the line, as it is typed, is this number: it stays so while somebody types.
    bool says(const std::string& json) const;
    /// The number that is more by `steps`; the text itself where it is no number, or would get out of range.
    static std::string counted(const std::string& text, int steps);

    void finish(); ///< "5." becomes 5.

Q_SIGNALS:
    void edited(const std::string& json); ///< May be no JSON yet.

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    static QString plain(const QString& text);
    static bool isWritten(const QString& text);
    void change(const std::string& text);
    int unitWidth() const;
    void makeRoom();

    QString m_unit;
};

} // namespace retort
