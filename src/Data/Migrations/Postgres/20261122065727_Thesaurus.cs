using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Vejviser.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Thesaurus : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ThesaurusEntries",
                columns: table => new
                {
                    Term = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Equivalent = table.Column<string>(type: "text", nullable: false),
                    Former = table.Column<string>(type: "text", nullable: false),
                    Narrower = table.Column<string>(type: "text", nullable: false),
                    Related = table.Column<string>(type: "text", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ThesaurusEntries", x => x.Term);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ThesaurusEntries");
        }
    }
}
