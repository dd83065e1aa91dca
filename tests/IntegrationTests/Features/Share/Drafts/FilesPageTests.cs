using System.Buffers.Binary;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Share.Drafts;

public sealed class FilesPageTests(SharingSite sharing) : IClassFixture<SharingSite>
{
    private TestSite Site => sharing.Site;

    [Fact]
    public async Task File_is_kept_handed_out_to_its_author_and_taken_away()
    {
        using var author = await ConfirmedAsync("Fil frem og tilbage");
        await author.Visitor.UploadAsync("/filer", "file", "..\\Vores folder.exe", Png(300_000));

        var link = author.Visitor.Page.QuerySelector(".files a")!;
        Assert.Equal("Vores folder.png", link.TextContent);
        using var file = await author.Visitor.RawAsync(new(HttpMethod.Get, link.GetAttribute("href")));
        Assert.Equal(Png(300_000), await file.Content.ReadAsByteArrayAsync());
        Assert.Equal(("image/png", "attachment"), (file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Contains("no-store", file.Headers.CacheControl!.ToString(), StringComparison.Ordinal);

        await author.Visitor.SubmitAsync(author.Visitor.Page.QuerySelector("[name=remove]")!.GetAttribute("value"));
        Assert.Empty(author.Visitor.Page.QuerySelectorAll(".files a"));
        using var gone = await author.Visitor.RawAsync(new(HttpMethod.Get, link.GetAttribute("href")));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        await using var db = await Site.Contexts().CreateDbContextAsync();
        Assert.False(await db.Attachments.AnyAsync(one => one.FileName == "Vores folder.png"));
    }

    [Fact]
    public async Task Files_wait_until_the_address_is_proved()
    {
        using var author = await Site.WriteAsync("Ingen filer endnu", SharingSite.NewEmail());
        await author.Visitor.OpenAsync($"{author.Draft}/filer");
        Assert.Null(author.Visitor.Page.GetElementById("file"));
        Assert.Contains("Bekræft din mail", author.Visitor.Page.Body!.TextContent, StringComparison.Ordinal);

        await author.Visitor.UploadAsync("/filer", "file", "a.png", Png(10));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, author.Visitor.Status);
        await using var db = await Site.Contexts().CreateDbContextAsync();
        Assert.False(await db.Attachments.AnyAsync(one => one.FileName == "a.png"));
    }

    [Fact]
    public async Task File_with_a_CPR_number_is_refused_in_text_and_in_name()
    {
        using var author = await ConfirmedAsync("Fil med cpr");
        await author.Visitor.UploadAsync("/filer", "file", "skema.docx", TestWord.With("comment", $"Borgeren {Authors.Cpr} kom"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, author.Visitor.Status);
        var told = author.Visitor.Page.GetElementById("fejl")!.TextContent;
        Assert.Contains("Filen er ikke gemt", told, StringComparison.Ordinal);
        Assert.Contains("kommentarer", told, StringComparison.Ordinal);
        Assert.DoesNotContain(Authors.Cpr, told, StringComparison.Ordinal);

        await author.Visitor.UploadAsync("/filer", "file", $"{Authors.Cpr}.png", Png(10));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, author.Visitor.Status);
        Assert.Contains("filnavnet", author.Visitor.Page.GetElementById("fejl")!.TextContent, StringComparison.Ordinal);
        await author.Visitor.OpenAsync($"{author.Draft}/filer");
        Assert.Empty(author.Visitor.Page.QuerySelectorAll(".files a"));
    }

    [Theory]
    [InlineData("regneark.pdf", "PK vrøvl", "filens indhold er noget andet")]
    [InlineData("side.png", "<html>", "filens indhold er noget andet")]
    [InlineData("tom.pdf", "", "ikke er tom")]
    public async Task Other_kinds_of_files_are_refused(string name, string content, string message)
    {
        using var author = await ConfirmedAsync($"Forkert fil {name}");
        await author.Visitor.UploadAsync("/filer", "file", name, System.Text.Encoding.UTF8.GetBytes(content));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, author.Visitor.Status);
        Assert.Contains(message, author.Visitor.Page.GetElementById("fejl")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_file_is_at_most_20_MB_and_all_together_60()
    {
        using var author = await ConfirmedAsync("For store filer");
        await author.Visitor.UploadAsync("/filer", "file", "stor.png", Png(20_500_000));
        Assert.Contains("mere end 20 MB", author.Visitor.Page.GetElementById("fejl")!.TextContent, StringComparison.Ordinal);
        for (var file = 0; file < 3; file++)
        {
            await author.Visitor.UploadAsync("/filer", "file", $"fil-{file}.png", Png(19_000_000));
            Assert.Equal(HttpStatusCode.OK, author.Visitor.Status);
        }

        await author.Visitor.UploadAsync("/filer", "file", "en-for-meget.png", Png(19_000_000));
        Assert.Contains("tilsammen mere end 60 MB", author.Visitor.Page.GetElementById("fejl")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, author.Visitor.Page.QuerySelectorAll(".files a").Length);
    }

    [Fact]
    public async Task Readers_get_the_files_of_the_published_text_and_no_others()
    {
        using var author = await ConfirmedAsync("Offentlige filer");
        await author.Visitor.UploadAsync("/filer", "file", "folder.png", Png(600_000));
        var id = author.Visitor.Page.QuerySelector("[name=remove]")!.GetAttribute("value");
        await author.Visitor.OpenAsync(author.Step(4));
        await author.Visitor.SubmitAsync("videre", ("themes", "opkvalificering"), ("effort_types", "brancherettet-opkvalificering"), ("approved_by", "Chefen"), ("approved_on", "2026-03-02"), ("video_url", "https://video.example/1"));
        await author.Visitor.OpenAsync(author.Step(1));
        await author.Visitor.SubmitAsync("videre", ("summary", "Kommunen deler en folder."));
        await author.Visitor.OpenAsync(author.Draft);
        await author.Visitor.SubmitAsync();
        var path = $"/eksempler/offentlige-filer/filer/{id}";
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(path));

        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync("/redaktion/eksempler/offentlige-filer");
        if (editor.Page.QuerySelector("[name=gennemset]") is not null)
        {
            await editor.SubmitAsync("/gennemset", ("gennemset", "true"));
        }

        await editor.OpenAsync("/redaktion/eksempler/offentlige-filer/offentliggoer");
        await editor.SubmitAsync();
        var page = await Site.PageAsync("/eksempler/offentlige-filer");
        Assert.Equal(path, page.QuerySelector(".files a")!.GetAttribute("href"));
        Assert.Equal("https://video.example/1", page.QuerySelector(".files li:last-child a")!.GetAttribute("href"));
        using var file = await Site.GetAsync(path);
        Assert.Equal(Png(600_000), await file.Content.ReadAsByteArrayAsync());
        Assert.Equal(("image/png", "attachment", "folder.png"), (file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition!.DispositionType, file.Content.Headers.ContentDisposition.FileName));
        Assert.Equal(["nosniff"], file.Headers.GetValues("X-Content-Type-Options"));
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(file.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await Site.Client.SendAsync(again)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/eksempler/offentlige-filer/filer/{Guid.NewGuid()}"));

        await editor.OpenAsync("/redaktion/eksempler/offentlige-filer/traek-tilbage");
        await editor.SubmitAsync(("note", "Indsatsen er slut."));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(path));
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await Site.GetAsync(path);
        return response.StatusCode;
    }

    private async Task<Author> ConfirmedAsync(string title)
    {
        var email = SharingSite.NewEmail();
        var author = await Site.WriteAsync(title, email);
        await author.Visitor.OpenAsync($"{author.Draft}/filer");
        await author.Visitor.SubmitAsync("ja");
        await author.Visitor.SubmitAsync("/kode?til=filer", ("kode", await Site.CodeAsync(email)));
        Assert.Equal($"{author.Draft}/filer", author.Visitor.Path);
        return author;
    }

    // A picture of this many bytes of data: what it shows plays no part.
    private static byte[] Png(int size)
    {
        var data = new byte[size];
        for (var place = 0; place < size; place++)
        {
            data[place] = (byte)(place * 31);
        }

        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR"u8, [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]), .. Chunk("IDAT"u8, data), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        type.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Crc32(chunk.AsSpan(4, data.Length + 4)));
        return chunk;
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
