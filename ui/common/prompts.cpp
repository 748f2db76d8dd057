// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/prompts.h"

#include <QFileDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

namespace retort {

void WindowPrompts::ask(const Question& question, std::function<void(int)> answered)
{
    auto* box = new QMessageBox(&m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(question.title);
    box->setText(question.text);
    box->setInformativeText(question.details);
    // QMessageBox gives the second label the first one's format only in text(): see to it ourselves.
    for (QLabel* label : box->findChildren<QLabel*>())
        label->setTextFormat(Qt::PlainText);
    std::vector<QAbstractButton*> buttons;
    for (const Question::Answer& answer : question.answers) {
        auto* button =
            box->addButton(answer.text, answer.destructive ? QMessageBox::DestructiveRole : QMessageBox::AcceptRole);
        if (buttons.empty() && !answer.destructive)
            box->setDefaultButton(button);
        buttons.push_back(button);
    }
    if (question.cancel) {
        QPushButton* cancel = box->addButton(QMessageBox::Cancel);
        box->setEscapeButton(cancel);
        if (!box->defaultButton()) // what loses something would be Qt's choice
            box->setDefaultButton(cancel);
    }
    QObject::connect(box, &QMessageBox::finished, &m_window, [box, buttons, answered = std::move(answered)] {
        const auto found = std::find(buttons.begin(), buttons.end(), box->clickedButton());
        answered(found == buttons.end() ? -1 : static_cast<int>(found - buttons.begin()));
    });
    box->open();
}

void WindowPrompts::askFolder(const QString& title, const QString& startIn, std::function<void(const QString&)> chosen)
{
    auto* dialog = new QFileDialog(&m_window, title, startIn);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    QObject::connect(dialog, &QFileDialog::fileSelected, &m_window, std::move(chosen));
    dialog->open();
}

void WindowPrompts::askOpen(const QString& title, const QString& startIn, const QStringList& kinds,
                            std::function<void(const QString&)> chosen)
{
    auto* dialog = new QFileDialog(&m_window, title, startIn);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptOpen);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(kinds);
    QObject::connect(dialog, &QFileDialog::fileSelected, &m_window, std::move(chosen));
    dialog->open();
}

void WindowPrompts::askSave(const QString& title, const QString& suggestion, const QStringList& kinds,
                            std::function<void(const QString&)> chosen)
{
    auto* dialog = new QFileDialog(&m_window, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(kinds);
    dialog->selectFile(suggestion);
    const auto followKind = [dialog](const QString& kind) {
        const qsizetype dot = kind.lastIndexOf(u'.');
        dialog->setDefaultSuffix(kind.mid(dot + 1, kind.lastIndexOf(u')') - dot - 1));
    };
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, followKind);
    followKind(kinds.value(0));
    QObject::connect(dialog, &QFileDialog::fileSelected, &m_window, std::move(chosen));
    dialog->open();
}

} // namespace retort
