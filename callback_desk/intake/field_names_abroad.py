"""Headers in German, French, Portuguese and Italian, and the fields they mean.

English and Spanish stand in `field_names.py`. What is in neither is told by its looks:
a number, an address, a name that comes first, the longest text that somebody wrote.
"""

from collections.abc import Mapping
from typing import Final

NAMES_ABROAD: Final[Mapping[str, str]] = {
    "phone": """
        mobil | mobilnummer | mobiltelefon | handynummer | tel nr | telefon nr |
        festnetz | ruckrufnummer | numero de portable | telephone portable |
        tel portable | numero mobile | mobile ou fixe | numero de telefone |
        numero do telefone | telefone celular | telefone de contato | contato
        telefonico | telemovel | numero di telefono | recapito telefonico |
        numero di cellulare | telefono cellulare""",
    "name": """
        vor und nachname | vor und zuname | vorname und nachname | name vorname |
        vorname nachname | vollstandiger name | nom prenom | prenom et nom |
        prenom nom | nom et prenoms | nome e sobrenome | nome e apelido |
        nome e cognome | nome cognome | cognome e nome""",
    "first_name": "rufname | primeiro nome",
    "last_name": "zuname | familienname | ultimo nome",
    "email": """
        e mail adresse | email adresse | mailadresse | emailadresse | adresse e
        mail | adresse email | adresse mail | adresse electronique | adresse de
        courriel | endereco de e mail | endereco de email | endereco eletronico |
        correio eletronico | indirizzo email | indirizzo e mail | indirizzo di
        posta elettronica | posta elettronica""",
    "message": """
        mitteilung | ihre nachricht an uns | nachricht an uns | anliegen | ihr
        anliegen | bemerkungen | anmerkungen | kommentar | kommentare | was mochten
        sie uns mitteilen | was konnen wir fur sie tun | wie konnen wir ihnen
        helfen | remarques | remarque | comment pouvons nous vous aider | comment
        pouvons nous aider | comentario adicional | observacoes | observacao |
        como podemos ajudar | como podemos ajuda lo | como podemos ajuda la |
        conte nos mais | messaggi | commenti | commento | osservazioni | richiesta |
        la tua richiesta | come possiamo aiutarti | come possiamo aiutarla | come
        possiamo esserti utili""",
    "interest": """
        woran leiden sie | diagnose | diagnosen | erkrankung | beschwerden |
        krankheit | behandlung | de quoi souffrez vous | pathologie | maladie |
        diagnostic | de que voce sofre | do que voce sofre | condicao | doenca |
        tratamento | di cosa soffre | di cosa soffri | patologia | malattia |
        diagnosi | trattamento""",
    "technical": """
        datenschutz | datenschutzerklarung | einwilligung | dsgvo | zustimmung |
        rgpd | consentement | confidentialite | politique de confidentialite |
        lgpd | consentimento | privacidade | politica de privacidade | consenso |
        informativa privacy | trattamento dei dati | ip adresse | adresse ip |
        endereco ip | indirizzo ip""",
}
"""By field, parted by `|`, as their words alone: no case, accents, punctuation."""

YOURS_ABROAD: Final = (
    "ihr ", "ihre ", "dein ", "deine ", "votre ", "vos ", "ton ", "mon ", "o seu ",
    "a sua ", "seu ", "sua ", "il tuo ", "la tua ", "il suo ", "la sua ", "su ", "tu ",
)  # fmt: skip
"""What may stand before such a header: `Ihr Name`, `Votre message`."""
