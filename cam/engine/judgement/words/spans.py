"""Spans, seasons and numbers by which people say when to ask again; folded, in the languages that are read in full."""

UNITS = {
    "day": "days? tagen? tage jours? dias? giorni giorno dagen dag",
    "week": "weeks? wochen? semaines? semanas? settimane settimana weken week",
    "month": "months? monaten? monate mois mes meses mese mesi maanden maand meses",
    "quarter": "quarters? quartal quartale quartalen trimestres? trimestri kwartaal kwartalen",
    "half": "half semester halbjahr semestre halfjaar",
    "year": "years? jahr jahren? jahre ans? annees? anos? anno anni jaar jaren ano exercice ejercicio",
}
NUMBERS = {
    1: "1 a an one ein einem einer einen un une uno una een um uma",
    2: "2 two couple zwei deux dos due twee dois duas paar",
    3: "3 three few drei trois tres tre drie quelques unos unas algunos algunas alcuni alcune qualche enkele alguns algumas einigen einige ein paar several mehreren plusieurs varios varias",
    4: "4 four vier quatre cuatro quattro quatro",
    5: "5 five fünf funf cinq cinco cinque vijf",
    6: "6 six sechs seis sei zes",
    8: "8 eight acht huit ocho otto oito",
    9: "9 nine neun neuf nueve nove negen",
    10: "10 ten zehn dix diez dieci tien dez",
    12: "12 twelve zwölf zwolf douze doce dodici twaalf doze",
    18: "18 eighteen",
}
NEXT = "next nachstes nachsten nachster nachste kommendes kommenden kommender kommende prochain prochaine proximo proxima que\\s+viene que\\s+vem prossimo prossima volgend volgende komend komende"
# The first month of what is named, and of what follows it ("after the summer").
SEASONS = {
    (3, 6): "spring fruhjahr fruhling printemps primavera voorjaar lente",
    (6, 9): "summer sommer ete verano estate zomer verao sommerpause sommerferien",
    (9, 12): "autumn fall herbst automne otono autunno herfst najaar outono rentree",
    (
        12,
        1,
    ): "winter hiver invierno inverno christmas weihnachten noel navidad navidades natale kerst natal holidays feiertagen fetes fiestas",
    (1, 1): "new\\s+year neuen\\s+jahr neuem\\s+jahr jahreswechsel nouvel\\s+an nieuwjaar nieuwe\\s+jaar",
    (4, 5): "easter ostern paques pascua semana\\s+santa pasqua pasen pascoa",
}
AFTER = "after nach apres despues\\s+del? dopo na após apos depois\\s+d[aeo]s? since"
MIDDLE = "mid middle mitte mi courant mediados meta medio meados"
LATE = "late end ende fin finales fine eind final fim"
